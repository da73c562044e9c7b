package io.countersign.problem;

/** There is no such thing, or none that the asker may know of. */
public class NotFound extends RuntimeException {
    private final String kind;
    private final String id;

    /** @param kind what was asked for, in one word: {@code job}, {@code item} */
    public NotFound(String kind, Object id) {
        super("no " + kind + " " + id);
        this.kind = kind;
        this.id = String.valueOf(id);
    }

    public String kind() {
        return kind;
    }

    public String id() {
        return id;
    }
}
