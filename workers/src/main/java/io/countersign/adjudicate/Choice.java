package io.countersign.adjudicate;

import java.util.Locale;

/** How an adjudicator settles an item. */
public enum Choice {
    /** What the job's strategy makes of all versions stands. */
    CONSOLIDATE,
    /** One version stands as it is. */
    TAKE,
    /** The adjudicator's own shapes stand. */
    DRAW;

    /** As in JSON: {@code draw}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
