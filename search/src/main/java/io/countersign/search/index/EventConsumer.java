package io.countersign.search.index;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.CloudEventDeserializer;
import io.countersign.audit.EventTopic;
import io.countersign.audit.KafkaSettings;
import io.countersign.outbox.Outward;
import io.countersign.outbox.Pulse;
import io.countersign.outbox.RelayLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Reads the topic and projects it; the offset is committed after Elasticsearch has the events. While Elasticsearch is down the batch
 * is tried again: history is late, never wrong, and work goes on.
 */
@Component
@Outward
class EventConsumer implements SmartLifecycle {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);

    private final KafkaSettings settings;
    private final EventTopic topic;
    private final EventProjection projection;
    private final Generations generations;
    private @Nullable KafkaConsumer<String, CloudEvent> consumer;
    private @Nullable RelayLoop loop;

    EventConsumer(KafkaSettings settings, EventTopic topic, EventProjection projection, Generations generations) {
        this.settings = settings;
        this.topic = topic;
        this.projection = projection;
        this.generations = generations;
    }

    private boolean round() {
        KafkaConsumer<String, CloudEvent> open = consumer();
        ConsumerRecords<String, CloudEvent> batch = open.poll(POLL);
        if (batch.isEmpty()) {
            return true;
        }
        try {
            List<byte[]> events = new ArrayList<>(batch.count());
            batch.forEach(record ->
                    events.add(Objects.requireNonNull(record.value().getData()).toBytes()));
            projection.write(events, generations.present());
            open.commitSync();
        } catch (RuntimeException e) {
            Set<TopicPartition> mine = open.assignment();
            batch.partitions().stream().filter(mine::contains).forEach(partition -> {
                ConsumerRecord<String, CloudEvent> first =
                        batch.records(partition).get(0);
                open.seek(partition, first.offset());
            });
            throw e;
        }
        return true;
    }

    private KafkaConsumer<String, CloudEvent> consumer() {
        if (consumer == null) {
            consumer = new KafkaConsumer<>(Map.ofEntries(
                    Map.entry(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers()),
                    Map.entry(ConsumerConfig.GROUP_ID_CONFIG, "countersign-search"),
                    Map.entry(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false),
                    Map.entry(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"),
                    Map.entry(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1000),
                    // Few large batches: each costs a request to Elasticsearch that is on disk when it answers.
                    Map.entry(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 256 * 1024),
                    Map.entry(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 200),
                    // How long the partitions of a consumer that was killed stay with it.
                    Map.entry(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000),
                    // The topic is made by the first event; until then it is looked for this often.
                    Map.entry(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 2_000),
                    Map.entry(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class),
                    Map.entry(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, CloudEventDeserializer.class)));
            consumer.subscribe(List.of(topic.made()));
        }
        return consumer;
    }

    @Override
    public void start() {
        loop = new RelayLoop("event-consumer", new Pulse(), POLL, this::round).start();
    }

    @Override
    public void stop() {
        if (loop != null) {
            loop.close();
            loop = null;
        }
        if (consumer != null) {
            consumer.close(CloseOptions.timeout(LONGEST_CLOSE));
            consumer = null;
        }
    }

    @Override
    public boolean isRunning() {
        return loop != null;
    }
}
