package io.countersign.audit;

import io.countersign.outbox.Outward;
import io.countersign.watch.AgeGauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
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
        AgeGauge.register(
                registry,
                clock,
                "countersign.events.relay.lag",
                "Age of the oldest event that is not in Kafka yet",
                this::oldest,
                0);
    }

    private Optional<Instant> oldest() {
        return jdbc.sql("""
                select at from event
                where (stream, stream_seq) = (select stream, first_seq from unpublished_event order by id limit 1)""").query(Timestamp.class).optional().map(Timestamp::toInstant);
    }
}
