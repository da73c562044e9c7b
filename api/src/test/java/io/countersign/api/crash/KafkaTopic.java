package io.countersign.api.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.json.JsonMapper;

/** The topic of the events from its beginning. */
final class KafkaTopic {
    private static final String TOPIC = "countersign.events";

    private KafkaTopic() {}

    /** Of one stream, id to content. An event may be there more than once, but not with two contents. */
    static Map<String, String> eventsOf(String bootstrapServers, String stream) {
        Map<String, String> events = new HashMap<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                    .map(partition -> new TopicPartition(TOPIC, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> unread = new HashMap<>(consumer.endOffsets(partitions));
            unread.values().removeIf(end -> end == 0);
            while (!unread.isEmpty()) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                    if (record.key().equals(stream)) {
                        String content = new String(record.value(), StandardCharsets.UTF_8);
                        String id =
                                JsonMapper.shared().readTree(content).get("id").asString();
                        assertThat(events.putIfAbsent(id, content)).isIn(null, content);
                    }
                }
                unread.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
            }
        }
        return events;
    }
}
