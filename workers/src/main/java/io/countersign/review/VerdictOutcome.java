package io.countersign.review;

import java.util.Locale;

/** What a reviewer finds of an item. */
public enum VerdictOutcome {
    ACCEPTED,
    /** Back to the annotators, who can put it right. */
    RETURNED,
    /** To an adjudicator: another round would not settle it. */
    DISPUTED;

    /** As in JSON: {@code accepted}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
