package io.countersign.api.demo;

import io.countersign.search.query.History;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** How many events of a job each of the three stores has. */
record EventCensus(long postgres, long kafka, long elasticsearch) {

    boolean agree() {
        return postgres == kafka && kafka == elasticsearch;
    }

    static EventCensus take(long jobId, JdbcClient jdbc, String bootstrapServers, String topic, History history) {
        long rows = jdbc.sql("select count(*) from event where stream = :stream")
                .param("stream", "job:" + jobId)
                .query(Long.class)
                .single();
        return new EventCensus(rows, inKafka(jobId, bootstrapServers, topic), history.count(jobId));
    }

    /** Distinct ids: the relay may send one twice, and consumers know it by its id. */
    private static long inKafka(long jobId, String bootstrapServers, String topic) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers);
        Set<String> ids = new HashSet<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> unread = new HashMap<>(consumer.endOffsets(partitions));
            unread.values().removeIf(end -> end == 0);
            while (!unread.isEmpty()) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                    if (record.key().equals("job:" + jobId)) {
                        ids.add(JsonMapper.shared()
                                .readTree(record.value())
                                .get("id")
                                .asString());
                    }
                }
                unread.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
            }
        }
        return ids.size();
    }
}
