package io.countersign.api.web;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list that is read by key.
 *
 * @param next the cursor to ask the following page with; null on the last one
 */
public record Page<T>(List<T> items, @Nullable String next) {

    /** @param found one row more than asked for, where there are more: it is cut off and tells that there is a next page */
    public static <T> Page<T> of(List<T> found, int limit, Function<T, Cursor> key) {
        if (found.size() <= limit) {
            return new Page<>(List.copyOf(found), null);
        }
        List<T> items = List.copyOf(found.subList(0, limit));
        return new Page<>(items, key.apply(items.get(limit - 1)).text());
    }

    public <R> Page<R> map(Function<T, R> view) {
        return new Page<>(items.stream().map(view).toList(), next);
    }
}
