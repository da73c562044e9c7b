package io.countersign.api.problem;

import io.countersign.problem.Text;
import io.countersign.problem.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** What is wrong with JSON that does not become what was asked for: the field by its path, and why. */
public final class JsonFaults {
    private static final String WHOLE = "(body)";

    private JsonFaults() {}

    /** @param prefix of the field's path, {@code policy} for example; may be empty */
    public static Violation of(JacksonException e, String prefix) {
        return new Violation(path(e, prefix), text(e));
    }

    private static Text text(JacksonException e) {
        if (e instanceof StreamReadException) {
            return Text.of(
                    "is not JSON, at line {0}, column {1}: {2}",
                    e.getLocation().getLineNr(), e.getLocation().getColumnNr(), e.getOriginalMessage());
        } else if (e instanceof UnrecognizedPropertyException) {
            return Text.of("is not known here");
        } else if (e instanceof InvalidTypeIdException type) {
            return Text.of("has no type '{0}' to choose from", type.getTypeId());
        } else if (e instanceof InvalidFormatException format) {
            return notOf(format.getValue(), format.getTargetType());
        } else if (e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
            return Text.of("is missing, or not {0}", kind(mismatch.getTargetType()));
        }
        return Text.of("can't be read");
    }

    /** That a value does not stand for one of the type. */
    static Text notOf(@Nullable Object value, @Nullable Class<?> type) {
        return type != null && type.isEnum()
                ? Text.of("is '{0}', not one of: {1}", value, EnumNames.all(type))
                : Text.of("is '{0}', which is not {1}", value, kind(type));
    }

    private static Text kind(@Nullable Class<?> type) {
        if (type == null) {
            return Text.of("what belongs here");
        } else if (type == String.class) {
            return Text.of("a text");
        } else if (type == boolean.class || type == Boolean.class) {
            return Text.of("true or false");
        } else if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return Text.of("a whole number");
        } else if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return Text.of("a number");
        } else if (type == Instant.class) {
            return Text.of("a moment such as 2026-05-01T08:00:00Z");
        } else if (type == Duration.class) {
            return Text.of("a duration such as PT30M");
        } else if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return Text.of("a list");
        } else if (type.isEnum()) {
            return Text.of("one of: {0}", EnumNames.all(type));
        }
        return Map.class.isAssignableFrom(type) || type.isRecord() || JsonNode.class.isAssignableFrom(type)
                ? Text.of("an object")
                : Text.of("what belongs here");
    }

    private static String path(JacksonException e, String prefix) {
        StringBuilder path = new StringBuilder(prefix);
        for (JacksonException.Reference step : e.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.isEmpty() ? WHOLE : path.toString();
    }
}
