package io.countersign.engine;

import io.countersign.outbox.Outward;
import io.countersign.watch.AgeGauge;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many commands wait for the engine, how long the oldest has waited, and how many the engine has refused so far. */
@Component
@Outward
class OutboxDepth implements MeterBinder {
    private final JdbcClient jdbc;
    private final InstantSource clock;

    OutboxDepth(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("countersign.engine.commands", this, depth -> depth.count("select count(*) from engine_command"))
                .description("Commands that wait for the engine")
                .register(registry);
        Gauge.builder(
                        "countersign.engine.commands.refused",
                        this,
                        depth -> depth.count("select count(*) from engine_command where attempts > 0"))
                .description("Commands that wait, and were tried before")
                .register(registry);
        AgeGauge.register(
                registry,
                clock,
                "countersign.engine.commands.lag",
                "Age of the oldest command that waits for the engine",
                this::oldest,
                0);
    }

    private double count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private Optional<Instant> oldest() {
        return jdbc.sql("select created_at from engine_command order by id limit 1")
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }
}
