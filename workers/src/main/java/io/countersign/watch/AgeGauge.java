package io.countersign.watch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** A metric that tells in seconds how long ago something was: each time it is read it is looked up anew. */
public final class AgeGauge {
    private static final double MILLIS = 1000;

    private AgeGauge() {}

    /** @param none what is told while there is nothing whose age could be told */
    public static void register(
            MeterRegistry registry,
            InstantSource clock,
            String name,
            String description,
            Supplier<Optional<Instant>> since,
            double none) {
        Gauge.builder(name, () -> seconds(since.get(), clock, none))
                .description(description)
                .baseUnit("seconds")
                .register(registry);
    }

    private static double seconds(Optional<Instant> since, InstantSource clock, double none) {
        return since.map(at -> Duration.between(at, clock.instant()).toMillis() / MILLIS)
                .orElse(none);
    }
}
