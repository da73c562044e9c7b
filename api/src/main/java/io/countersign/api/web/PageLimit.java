package io.countersign.api.web;

import io.countersign.problem.Invalid;

/** How many entries of a list a client may ask for at a time. */
public final class PageLimit {
    private PageLimit() {}

    /** @throws Invalid where the limit is not between 1 and the most that the list gives */
    public static int check(int limit, int most) {
        if (limit < 1 || limit > most) {
            throw new Invalid("limit", "must be 1 to {0}", most);
        }
        return limit;
    }
}
