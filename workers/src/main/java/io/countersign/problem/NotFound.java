package io.countersign.problem;

/** There is no such thing, or none that the caller may know of. */
public class NotFound extends RuntimeException {

    /** @param kind as people call it: {@code job}, {@code task}, {@code lot} */
    public NotFound(String kind, Object id) {
        super("There is no " + kind + " " + id + ".");
    }
}
