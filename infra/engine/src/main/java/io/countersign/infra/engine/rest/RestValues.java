package io.countersign.infra.engine.rest;

import io.countersign.infra.engine.problem.Problem;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks of request properties. */
final class RestValues {
    private RestValues() {}

    static Map<String, @Nullable Object> variables(@Nullable Map<String, @Nullable Object> variables) {
        return variables == null ? new HashMap<>() : variables;
    }

    static boolean isEmpty(@Nullable Collection<?> collection) {
        return collection == null || collection.isEmpty();
    }

    static String required(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw Problem.invalid("No " + name + " provided.");
        }
        return value;
    }

    static <T> T present(String name, @Nullable T value) {
        if (value == null) {
            throw Problem.invalid("No " + name + " provided.");
        }
        return value;
    }

    static long key(String name, String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw Problem.invalid("The provided " + name + " '" + value + "' is not a valid key.");
        }
    }

    static long atLeast(String name, long least, long value) {
        if (value < least) {
            throw Problem.invalid("The value for " + name + " is '" + value + "' but must be greater than "
                    + (least == 1 ? "0." : "or equal to " + least + "."));
        }
        return value;
    }

    static void refuse(String property, boolean given) {
        if (given) {
            throw Problem.invalid("Request property [" + property + "] is not supported by this engine");
        }
    }
}
