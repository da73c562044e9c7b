package io.countersign.api.problem;

/** A problem of HTTP itself, which says its type. */
public interface Typed {
    ProblemType type();
}
