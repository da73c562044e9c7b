package io.countersign.quality.aggregation;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Timestamps as whole microseconds since 1970-01-01T00:00, the unit of the temporal vote. */
public final class Micros {

    private Micros() {}

    /** Microseconds since the epoch; anything finer is dropped towards the past. */
    public static long of(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000L);
    }

    /** A timestamp without a zone, read as if it were UTC, so that differences count no summer time. */
    public static long of(LocalDateTime local) {
        return of(local.toInstant(ZoneOffset.UTC));
    }

    /** The instant of a count of microseconds. */
    public static Instant toInstant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** The inverse of {@link #of(LocalDateTime)}. */
    public static LocalDateTime toLocalDateTime(long micros) {
        return LocalDateTime.ofInstant(toInstant(micros), ZoneOffset.UTC);
    }
}
