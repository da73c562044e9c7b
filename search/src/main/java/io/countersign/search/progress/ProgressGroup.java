package io.countersign.search.progress;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a supplier, a person, a package or a class has come.
 *
 * @param key what the group is of: an organisation, the subject of a person, the id of a package, a class
 * @param name of a person, the username
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
        Map<String, Long> items,
        Map<String, Long> tasks,
        long labelled,
        long returned,
        @Nullable Double reworkRate,
        @Nullable Double agreement,
        double activeSeconds,
        double settledPerDay,
        @Nullable Instant oldestOpen) {}
