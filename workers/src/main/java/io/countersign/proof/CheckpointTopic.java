package io.countersign.proof;

import io.countersign.audit.KafkaCalls;
import io.countersign.audit.KafkaSettings;
import io.countersign.outbox.Outward;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.stereotype.Component;

/** The copy of the checkpoints outside the database: one partition, kept for good. */
@Component
@Outward
class CheckpointTopic {
    private final KafkaSettings kafka;
    private final CheckpointSettings settings;
    private final KeyTable keys;
    private boolean made;

    CheckpointTopic(KafkaSettings kafka, CheckpointSettings settings, KeyTable keys) {
        this.kafka = kafka;
        this.settings = settings;
        this.keys = keys;
    }

    /** Returns when the broker has them all. One a minute: a producer for each call costs nothing that counts. */
    void publish(List<SignedCheckpoint> checkpoints) {
        if (!made) {
            KafkaCalls.makeTopic(
                    kafka.bootstrapServers(),
                    new NewTopic(settings.topic(), 1, kafka.replicas())
                            .configs(Map.of(
                                    TopicConfig.RETENTION_MS_CONFIG, "-1", TopicConfig.RETENTION_BYTES_CONFIG, "-1")));
            made = true;
        }
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka.bootstrapServers(),
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                StringSerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                StringSerializer.class))) {
            List<Future<?>> sent = new ArrayList<>();
            for (SignedCheckpoint checkpoint : checkpoints) {
                CheckpointMessage message = CheckpointMessage.of(checkpoint, keys.publicKey(checkpoint.fingerprint()));
                sent.add(producer.send(
                        new ProducerRecord<>(settings.topic(), String.valueOf(checkpoint.number()), message.json())));
            }
            sent.forEach(KafkaCalls::await);
        }
    }
}
