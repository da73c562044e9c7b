package io.countersign.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a shape besides its class.
 *
 * @param id as in a shape's attributes: lower case letters, digits, {@code -} and {@code _}
 * @param unit of a number, as people write it: {@code mm}, {@code °C}
 * @param min of a number, null for no limit
 * @param max of a number, null for no limit
 * @param maxLength of a text in code points, null for no limit
 * @param choices of a choice, at least one
 */
public record Attribute(
        String id,
        LocalText name,
        Kind kind,
        boolean required,
        @Nullable String unit,
        @Nullable Double min,
        @Nullable Double max,
        @Nullable Integer maxLength,
        @Nullable List<Choice> choices) {

    public enum Kind {
        TEXT,
        NUMBER,
        CHOICE,
        BOOLEAN
    }

    public record Choice(String id, LocalText name) {}

    public static Attribute text(String id, LocalText name, boolean required, @Nullable Integer maxLength) {
        return new Attribute(id, name, Kind.TEXT, required, null, null, null, maxLength, null);
    }

    public static Attribute number(
            String id, LocalText name, boolean required, String unit, @Nullable Double min, @Nullable Double max) {
        return new Attribute(id, name, Kind.NUMBER, required, unit, min, max, null, null);
    }

    public static Attribute choice(String id, LocalText name, boolean required, List<Choice> choices) {
        return new Attribute(id, name, Kind.CHOICE, required, null, null, null, null, choices);
    }

    public static Attribute flag(String id, LocalText name, boolean required) {
        return new Attribute(id, name, Kind.BOOLEAN, required, null, null, null, null, null);
    }
}
