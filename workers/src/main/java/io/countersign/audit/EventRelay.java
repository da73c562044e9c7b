package io.countersign.audit;

import io.countersign.outbox.Outward;
import io.countersign.outbox.RelayLoop;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries the trail to Kafka: in order within a stream, at least once. The rows are marked after the broker's word; a relay that dies
 * in between sends them again, and consumers know them by their id.
 */
@Component
@Outward
@EnableConfigurationProperties(KafkaSettings.class)
class EventRelay implements SmartLifecycle {
    private static final int BATCH = 1000;

    private final UnpublishedEvents events;
    private final EventPublisher publisher;
    private final TransactionTemplate transaction;
    private final InstantSource clock;
    private final EventPulse pulse;
    private final KafkaSettings settings;
    private @Nullable RelayLoop loop;

    EventRelay(
            UnpublishedEvents events,
            EventPublisher publisher,
            TransactionTemplate transaction,
            InstantSource clock,
            EventPulse pulse,
            KafkaSettings settings) {
        this.events = events;
        this.publisher = publisher;
        this.transaction = transaction;
        this.clock = clock;
        this.pulse = pulse;
        this.settings = settings;
    }

    private boolean round() {
        Integer sent = transaction.execute(status -> {
            if (!events.tryLock()) {
                return 0;
            }
            List<EventRecord> batch = events.oldest(BATCH);
            if (!batch.isEmpty()) {
                publisher.publish(batch);
                events.published(batch, clock.instant());
            }
            return batch.size();
        });
        return sent != null && sent == BATCH;
    }

    @Override
    public void start() {
        loop = new RelayLoop("event-relay", pulse.pulse(), settings.relayIdle(), this::round).start();
    }

    @Override
    public void stop() {
        if (loop != null) {
            loop.close();
            loop = null;
        }
    }

    @Override
    public boolean isRunning() {
        return loop != null;
    }
}
