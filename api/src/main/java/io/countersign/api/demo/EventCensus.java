package io.countersign.api.demo;

import io.countersign.audit.Streams;
import io.countersign.audit.WholeTopic;
import io.countersign.search.query.History;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** How many events of a job each of the three stores has. */
record EventCensus(long postgres, long kafka, long elasticsearch) {

    boolean agree() {
        return postgres == kafka && kafka == elasticsearch;
    }

    static EventCensus take(long jobId, JdbcClient jdbc, String bootstrapServers, String topic, History history) {
        long rows = jdbc.sql("select count(*) from event where stream = :stream")
                .param("stream", Streams.ofJob(jobId))
                .query(Long.class)
                .single();
        return new EventCensus(rows, inKafka(jobId, bootstrapServers, topic), history.count(jobId));
    }

    /** Distinct ids: the relay may send one twice, and consumers know it by its id. */
    private static long inKafka(long jobId, String bootstrapServers, String topic) {
        String stream = Streams.ofJob(jobId);
        Set<String> ids = new HashSet<>();
        WholeTopic.read(
                bootstrapServers,
                topic,
                new ByteArrayDeserializer(),
                batch -> batch.stream()
                        .filter(record -> record.key().equals(stream))
                        .forEach(record -> ids.add(JsonMapper.shared()
                                .readTree(record.value())
                                .get("id")
                                .asString())));
        return ids.size();
    }
}
