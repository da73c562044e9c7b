package io.countersign.proof;

import io.countersign.outbox.Outward;
import io.countersign.watch.AgeGauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
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
        AgeGauge.register(
                registry,
                clock,
                "countersign.checkpoint.age",
                "Time since the last signed checkpoint",
                () -> table.last().map(last -> last.checkpoint().at()),
                Double.NaN);
    }
}
