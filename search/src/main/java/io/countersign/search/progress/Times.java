package io.countersign.search.progress;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Times as Elasticsearch counts them: in milliseconds, as floating point. */
final class Times {
    private Times() {}

    static Instant of(double millis) {
        return Instant.ofEpochMilli(Math.round(millis));
    }

    /** The earliest of statistics over a time; null where there is none. */
    static @Nullable Instant first(@Nullable Aggregate stats) {
        return stats == null || stats.stats().count() == 0
                ? null
                : of(stats.stats().min());
    }
}
