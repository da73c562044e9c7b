package io.countersign.proof;

/**
 * Rows that say what a person or a step decided, and the events that told of it: the one must be as the other says. Each is a query
 * over one job with the parameter {@code :job}, or {@code :stream}.
 */
public interface Records {

    /** For people: {@code annotation}. */
    String name();

    /** The rows: {@code key} text, {@code place} in the order of their making within the key, {@code content} jsonb. */
    String rows();

    /** The events: {@code key} text, {@code place} the number in the stream, {@code content} jsonb. */
    String events();
}
