package io.countersign.problem;

/** Somebody else changed the thing since the caller has seen it. */
public class Stale extends RuntimeException {
    public Stale(String kind, Object id) {
        super("The " + kind + " " + id + " has been changed since you have seen it; read it again.");
    }
}
