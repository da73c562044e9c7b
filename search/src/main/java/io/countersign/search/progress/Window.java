package io.countersign.search.progress;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The time that speeds are measured over. */
record Window(Instant since, Instant now) {
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final Duration SHORTEST = Duration.ofHours(1);
    private static final double SECONDS_A_DAY = Duration.ofDays(1).toSeconds();

    /** @param firstLabel of the job, or null */
    static Window of(Instant now, @Nullable Instant firstLabel) {
        Instant latest = now.minus(SHORTEST);
        Instant earliest = now.minus(LONGEST);
        if (firstLabel == null || firstLabel.isAfter(latest)) {
            return new Window(latest, now);
        }
        return new Window(firstLabel.isBefore(earliest) ? earliest : firstLabel, now);
    }

    double perDay(long count) {
        return count * SECONDS_A_DAY / Duration.between(since, now).toSeconds();
    }

    /** When so many will be done; null at no pace, and where nothing is left. */
    @Nullable Instant finish(long remaining, double perDay) {
        return remaining == 0 || perDay == 0 ? null : now.plusSeconds(Math.round(remaining / perDay * SECONDS_A_DAY));
    }
}
