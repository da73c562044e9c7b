package io.countersign.problem;

/** Somebody else has changed it since it was read. */
public class Stale extends RuntimeException {
    private final int expected;
    private final int present;

    public Stale(String kind, Object id, int expected, int present) {
        super(kind + " " + id + " is at revision " + present + ", not " + expected);
        this.expected = expected;
        this.present = present;
    }

    public int expected() {
        return expected;
    }

    public int present() {
        return present;
    }
}
