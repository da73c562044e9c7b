package io.countersign.schema;

import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How far an item reaches; a null is unknown, and nothing is checked against it.
 *
 * @param width of an image, in pixels
 * @param height of an image, in pixels
 * @param seconds from the first row of a series to its last, or the length of a sound
 * @param codePoints of a text
 * @param rows of a table
 * @param columns of a table, by name
 * @param secondsOf where a timestamp of the series lies, in seconds from its first row; empty where the text is none
 */
public record Bounds(
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Double seconds,
        @Nullable Integer codePoints,
        @Nullable Integer rows,
        @Nullable Set<String> columns,
        @Nullable Function<String, OptionalDouble> secondsOf) {

    public static final Bounds UNKNOWN = new Bounds(null, null, null, null, null, null, null);

    public static Bounds ofImage(int width, int height) {
        return new Bounds(width, height, null, null, null, null, null);
    }

    public static Bounds ofText(int codePoints) {
        return new Bounds(null, null, null, codePoints, null, null, null);
    }

    public static Bounds ofTime(double seconds, @Nullable Function<String, OptionalDouble> secondsOf) {
        return new Bounds(null, null, seconds, null, null, null, secondsOf);
    }
}
