package io.countersign.api.web;

import io.countersign.problem.Invalid;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
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

    /** Rows whose key is above one, or below where the newest come first. */
    @FunctionalInterface
    public interface Rows<T> {
        List<T> after(long key, int limit);
    }

    /**
     * A page of a list that is read by one number.
     *
     * @param cursor as the page before gave it, or null for the first
     * @param limit how many the client wants
     * @param most how many it may want
     * @param start the key that the first page begins after
     * @throws Invalid where cursor or limit are not such
     */
    public static <T> Page<T> byNumber(
            @Nullable String cursor, int limit, int most, long start, Rows<T> rows, ToLongFunction<T> key) {
        PageLimit.check(limit, most);
        Cursor after = Cursor.parse(cursor, 1);
        return of(
                rows.after(after == null ? start : after.number(0), limit + 1),
                limit,
                last -> Cursor.of(key.applyAsLong(last)));
    }

    public <R> Page<R> map(Function<T, R> view) {
        return new Page<>(items.stream().map(view).toList(), next);
    }
}
