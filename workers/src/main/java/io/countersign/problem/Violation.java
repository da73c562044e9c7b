package io.countersign.problem;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with what was given.
 *
 * @param field where, as a name or a JSON pointer: {@code overlap}, {@code /shapes/3/label}
 * @param message what was expected, and what came
 * @param line of a text that was read line by line, from 1
 */
public record Violation(
        String field, String message, @Nullable Long line) {
    public Violation(String field, String message) {
        this(field, message, null);
    }
}
