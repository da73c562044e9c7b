package io.countersign.infra.local;

/** The stack could not be started; the message tells a person which part, what was waited for, and where its log lies. */
public final class LocalStackException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LocalStackException(String message) {
        super(message);
    }

    public LocalStackException(String message, Throwable cause) {
        super(message, cause);
    }
}
