package io.countersign.assist;

/** A model's server does not answer, or not as the protocol says. */
final class Unavailable extends Exception {
    private static final long serialVersionUID = 1;

    Unavailable(String message) {
        super(message);
    }
}
