package io.countersign.item;

import io.countersign.quality.aggregation.Micros;
import io.countersign.schema.Bounds;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How far an item reaches, from what its import said and what was measured of its media; the measured counts where both are there. */
public final class ItemBounds {
    private ItemBounds() {}

    public static Bounds of(Item item) {
        Map<?, ?> said = item.metadata();
        Map<?, ?> measured = said.get("media") instanceof Map<?, ?> media ? media : Map.of();
        Map<?, ?> table = measured.get("table") instanceof Map<?, ?> found ? found : Map.of();
        Integer codePoints = whole(measured.get("codePoints"));
        if (codePoints == null && said.get("text") instanceof String text) {
            codePoints = text.codePointCount(0, text.length());
        }
        Number seconds = number(first(measured, said, "seconds"));
        return new Bounds(
                whole(first(measured, said, "width")),
                whole(first(measured, said, "height")),
                seconds == null ? null : seconds.doubleValue(),
                codePoints,
                whole(first(table, said, "rows")),
                columns(table),
                measured.get("start") instanceof String start ? text -> secondsFrom(start, text) : null);
    }

    private static OptionalDouble secondsFrom(String start, String timestamp) {
        OptionalLong micros = Timestamps.micros(timestamp);
        return micros.isPresent()
                ? OptionalDouble.of((micros.getAsLong() - Micros.of(Instant.parse(start))) / 1e6)
                : OptionalDouble.empty();
    }

    private static @Nullable Set<String> columns(Map<?, ?> table) {
        return table.get("columns") instanceof List<?> names
                ? names.stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet())
                : null;
    }

    private static @Nullable Object first(Map<?, ?> measured, Map<?, ?> said, String name) {
        Object value = measured.get(name);
        return value == null ? said.get(name) : value;
    }

    private static @Nullable Number number(@Nullable Object value) {
        return value instanceof Number number ? number : null;
    }

    private static @Nullable Integer whole(@Nullable Object value) {
        Number number = number(value);
        return number == null ? null : (Integer) number.intValue();
    }
}
