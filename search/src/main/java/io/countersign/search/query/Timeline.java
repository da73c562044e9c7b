package io.countersign.search.query;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Steps that people read easily. */
public final class Timeline {
    private static final int MOST_STEPS = 120;
    private static final List<Duration> STEPS = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(10),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(6),
            Duration.ofDays(1),
            Duration.ofDays(7),
            Duration.ofDays(30));

    private Timeline() {}

    /** The shortest step that cuts the time into at most 120. */
    public static Duration step(Instant first, Instant last) {
        Duration whole = Duration.between(first, last);
        return STEPS.stream()
                .filter(step -> whole.dividedBy(step) < MOST_STEPS)
                .findFirst()
                .orElse(whole.dividedBy(MOST_STEPS).plusDays(1).truncatedTo(java.time.temporal.ChronoUnit.DAYS));
    }
}
