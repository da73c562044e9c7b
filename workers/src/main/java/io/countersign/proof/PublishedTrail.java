package io.countersign.proof;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.CloudEventDeserializer;
import io.countersign.audit.WholeTopic;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compares the database with what Kafka still has of it: whoever rewrites the one must rewrite the other too. Kafka keeps checkpoints
 * for good, and events as long as its topic is set to.
 */
public final class PublishedTrail {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final String bootstrapServers;

    public PublishedTrail(JdbcClient jdbc, String bootstrapServers) {
        this.jdbc = jdbc;
        this.bootstrapServers = bootstrapServers;
    }

    /** What differs, of checkpoints and then of events; at most {@link VerificationReport#MOST_FAULTS}. */
    public List<Fault> faults(String checkpointTopic, String eventTopic) {
        List<Fault> faults = new ArrayList<>();
        WholeTopic.read(
                bootstrapServers,
                checkpointTopic,
                new StringDeserializer(),
                batch -> batch.forEach(record -> checkpoint(record, faults)));
        WholeTopic.read(bootstrapServers, eventTopic, new CloudEventDeserializer(), batch -> events(batch, faults));
        return faults.stream().limit(VerificationReport.MOST_FAULTS).toList();
    }

    private void checkpoint(ConsumerRecord<String, String> record, List<Fault> faults) {
        String document = CheckpointMessage.read(record.value()).document();
        long number = Long.parseLong(record.key());
        String kept = jdbc.sql("select document from checkpoint where number = :number")
                .param("number", number)
                .query(String.class)
                .optional()
                .orElse("nothing");
        if (!kept.equals(document)) {
            faults.add(new Fault(Fault.Kind.PUBLISHED_CHECKPOINT_DIFFERS, "checkpoints", number, document, kept));
        }
    }

    private void events(List<ConsumerRecord<String, CloudEvent>> batch, List<Fault> faults) {
        List<JsonNode> published = batch.stream()
                .map(record -> JSON.readTree(
                        Objects.requireNonNull(record.value().getData()).toBytes()))
                .toList();
        jdbc.sql("""
                select p.stream, p.stream_seq, p.hash, coalesce(encode(e.hash, 'hex'), 'nothing') kept
                from unnest(:streams::text[], :seqs::bigint[], :hashes::text[]) p(stream, stream_seq, hash)
                left join event e on e.stream = p.stream and e.stream_seq = p.stream_seq
                where e.hash is null or encode(e.hash, 'hex') <> p.hash
                order by p.stream, p.stream_seq""")
                .param("streams", column(published, "stream"))
                .param("seqs", column(published, "streamSeq"))
                .param("hashes", column(published, "hash"))
                .query((row, n) -> new Fault(
                        Fault.Kind.PUBLISHED_EVENT_DIFFERS,
                        row.getString("stream"),
                        row.getLong("stream_seq"),
                        row.getString("hash"),
                        row.getString("kept")))
                .list()
                .forEach(faults::add);
    }

    private static String[] column(List<JsonNode> published, String field) {
        return published.stream().map(event -> event.path(field).asString()).toArray(String[]::new);
    }
}
