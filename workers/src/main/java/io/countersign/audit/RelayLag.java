package io.countersign.audit;

import io.countersign.outbox.Outward;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far Kafka is behind the table: the age of the oldest event that it does not have. */
@Component
@Outward
class RelayLag implements MeterBinder {
    private final JdbcClient jdbc;
    private final InstantSource clock;

    RelayLag(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("countersign.events.relay.lag", this, RelayLag::seconds)
                .description("Age of the oldest event that is not in Kafka yet")
                .baseUnit("seconds")
                .register(registry);
    }

    private double seconds() {
        return jdbc.sql("""
                select at from event
                where (stream, stream_seq) = (select stream, first_seq from unpublished_event order by id limit 1)""")
                .query(Timestamp.class)
                .optional()
                .map(at -> Duration.between(at.toInstant(), clock.instant()).toMillis() / 1000.0)
                .orElse(0.0);
    }
}
