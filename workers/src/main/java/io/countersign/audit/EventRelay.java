package io.countersign.audit;

import io.countersign.outbox.Background;
import io.countersign.outbox.Outward;
import io.countersign.outbox.RelayLoop;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries the trail to Kafka: in order within a stream, at least once. What is published is forgotten as such after the broker's word; a relay
 * that dies in between sends it again, and consumers know them by their id.
 */
@Component
@Outward
@EnableConfigurationProperties(KafkaSettings.class)
class EventRelay extends Background {
    private static final int BATCH = 1000;

    private final UnpublishedEvents events;
    private final EventPublisher publisher;
    private final TransactionTemplate transaction;
    private final EventPulse pulse;
    private final KafkaSettings settings;

    EventRelay(
            UnpublishedEvents events,
            EventPublisher publisher,
            TransactionTemplate transaction,
            EventPulse pulse,
            KafkaSettings settings) {
        this.events = events;
        this.publisher = publisher;
        this.transaction = transaction;
        this.pulse = pulse;
        this.settings = settings;
    }

    private boolean round() {
        Integer sent = transaction.execute(status -> {
            if (!events.tryLock()) {
                return 0;
            }
            UnpublishedEvents.Batch batch = events.oldest(BATCH);
            if (!batch.ids().isEmpty()) {
                publisher.publish(batch.events());
                events.published(batch);
            }
            return batch.events().size();
        });
        return sent != null && sent >= BATCH;
    }

    @Override
    protected Runnable begin() {
        return new RelayLoop("event-relay", pulse.pulse(), settings.relayIdle(), this::round)
                .gathering(settings.relayGathers())
                .start()::close;
    }
}
