package io.countersign.proof;

import io.countersign.outbox.Background;
import io.countersign.outbox.Outward;
import io.countersign.outbox.RelayLoop;
import java.time.InstantSource;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes checkpoints, and carries them to Kafka: at least once, in their order. While Kafka is down they are made all the same. */
@Component
@Outward
@EnableConfigurationProperties(CheckpointSettings.class)
class CheckpointRelay extends Background {
    private static final int BATCH = 100;

    private final Checkpoints checkpoints;
    private final CheckpointTable table;
    private final CheckpointTopic topic;
    private final CheckpointPulse pulse;
    private final CheckpointSettings settings;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    CheckpointRelay(
            Checkpoints checkpoints,
            CheckpointTable table,
            CheckpointTopic topic,
            CheckpointPulse pulse,
            CheckpointSettings settings,
            TransactionTemplate transaction,
            InstantSource clock) {
        this.checkpoints = checkpoints;
        this.table = table;
        this.topic = topic;
        this.pulse = pulse;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    private boolean round() {
        checkpoints.make();
        Integer sent = transaction.execute(status -> {
            if (!table.tryLock()) {
                return 0;
            }
            List<SignedCheckpoint> batch = table.unpublished(BATCH);
            if (!batch.isEmpty()) {
                topic.publish(batch);
                table.published(batch, clock.instant());
            }
            return batch.size();
        });
        return sent != null && sent == BATCH;
    }

    @Override
    protected Runnable begin() {
        return new RelayLoop("checkpoint-relay", pulse.pulse(), settings.interval(), this::round).start()::close;
    }
}
