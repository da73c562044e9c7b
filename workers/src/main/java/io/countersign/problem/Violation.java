package io.countersign.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with what was sent.
 *
 * @param field its path: {@code policy.overlap}, {@code items[3].shapes[0].label}; of a file, the column or property
 * @param message what is wrong, to be read behind the field's name
 * @param line in a file, from 1; null elsewhere
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Violation(
        String field, String message, @Nullable Long line) {
    public Violation(String field, String message) {
        this(field, message, null);
    }

    @Override
    public String toString() {
        return (line == null ? "" : "line " + line + ": ") + field + " " + message;
    }
}
