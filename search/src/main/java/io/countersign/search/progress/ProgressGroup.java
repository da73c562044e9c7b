package io.countersign.search.progress;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a supplier, a person, a package or a class has come.
 *
 * @param key what the group is of: an organisation, the subject of a person, the id of a package, a class
 * @param name of a person, the username; null of those who were erased
 * @param organisation of a person, that they acted for last
 * @param items number by state; of items that have a package
 * @param tasks number by state
 * @param labelled items that somebody has labelled
 * @param returned items that a review has sent back at least once
 * @param reworkRate returned over labelled, 0 to 1; null where nothing is labelled
 * @param agreement mean of the items' agreement as last measured; null where none is defined
 * @param activeSeconds that people worked on the items
 * @param settledPerDay items whose package was consolidated in the window, a day
 * @param oldestOpen since when the oldest task that is not done has been open
 */
public record ProgressGroup(
        String key,
        @Nullable String name,
        @Nullable String organisation,
        Map<String, Long> items,
        Map<String, Long> tasks,
        long labelled,
        long returned,
        @Nullable Double reworkRate,
        @Nullable Double agreement,
        double activeSeconds,
        double settledPerDay,
        @Nullable Instant oldestOpen) {

    /** The same under another name: of a person who may not be seen by their own. */
    public ProgressGroup under(String pseudonym) {
        return new ProgressGroup(
                pseudonym,
                pseudonym,
                organisation,
                items,
                tasks,
                labelled,
                returned,
                reworkRate,
                agreement,
                activeSeconds,
                settledPerDay,
                oldestOpen);
    }
}
