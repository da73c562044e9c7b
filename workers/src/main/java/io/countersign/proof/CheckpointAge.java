package io.countersign.proof;

import io.countersign.outbox.Outward;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** How long ago the trail was last signed. It grows while nothing is added. */
@Component
@Outward
class CheckpointAge implements MeterBinder {
    private final CheckpointTable table;
    private final InstantSource clock;

    CheckpointAge(CheckpointTable table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("countersign.checkpoint.age", this, CheckpointAge::seconds)
                .description("Time since the last signed checkpoint")
                .baseUnit("seconds")
                .register(registry);
    }

    private double seconds() {
        return table.last()
                .map(last -> Duration.between(last.checkpoint().at(), clock.instant())
                                .toMillis()
                        / 1000.0)
                .orElse(Double.NaN);
    }
}
