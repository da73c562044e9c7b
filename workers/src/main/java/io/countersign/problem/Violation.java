package io.countersign.problem;

import com.google.errorprone.annotations.CompileTimeConstant;
import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with what was sent.
 *
 * @param field its path: {@code policy.overlap}, {@code items[3].shapes[0].label}; of a file, the column or property
 * @param text what is wrong, to be read behind the field's name
 * @param line in a file, from 1; null elsewhere
 */
public record Violation(String field, Text text, @Nullable Long line) {
    public Violation(String field, Text text) {
        this(field, text, null);
    }

    public Violation(String field, @CompileTimeConstant String pattern, @Nullable Object... values) {
        this(field, Text.of(pattern, values), null);
    }

    public Violation inLine(long number) {
        return new Violation(field, text, number);
    }

    /** With its field, and its line if it has one. */
    Text whole() {
        return line == null ? Text.of("{0} {1}", field, text) : Text.of("line {0}: {1} {2}", line, field, text);
    }

    @Override
    public String toString() {
        return whole().toString();
    }
}
