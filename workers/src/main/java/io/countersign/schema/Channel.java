package io.countersign.schema;

import org.jspecify.annotations.Nullable;

/**
 * A column of a series or a table.
 *
 * @param unit as people write it, empty for a plain number
 * @param min lowest value that can be right, null for no limit; an item with another is screened out
 * @param max highest value that can be right
 */
public record Channel(
        String name,
        String unit,
        @Nullable Double min,
        @Nullable Double max) {}
