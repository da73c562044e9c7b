package io.countersign.audit;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.CloudEventDeserializer;
import io.countersign.outbox.Pulse;
import io.countersign.outbox.RelayLoop;
import io.countersign.watch.Traces;
import io.micrometer.observation.Observation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the topic of the events for one purpose, in a thread of its own. The offset is committed after the handler has returned, so
 * each event comes at least once; a batch whose handler failed comes again.
 */
public final class EventFeed implements AutoCloseable {
    private static final String OBSERVED = "countersign.events.taken";
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);

    private final KafkaSettings settings;
    private final EventTopic topic;
    private final String group;
    private final Traces traces;
    private final Pace pace;
    private final Consumer<List<byte[]>> handler;
    private final RelayLoop loop;
    private @Nullable KafkaConsumer<String, CloudEvent> consumer;

    /**
     * How large batches become: few large ones, because each costs whoever takes it a request or a commit.
     *
     * @param most events in one
     * @param gathers how long the broker waits for more of them
     * @param longest that one may take before another replica gets its partitions
     */
    public record Pace(int most, Duration gathers, Duration longest) {
        /** What is soon to be seen by others. */
        public static final Pace BRISK = new Pace(1_000, Duration.ofMillis(200), Duration.ofMinutes(5));

        private int leastBytes() {
            return 256 * most;
        }
    }

    EventFeed(
            KafkaSettings settings,
            EventTopic topic,
            Traces traces,
            String group,
            Pace pace,
            Consumer<List<byte[]>> handler) {
        this.settings = settings;
        this.topic = topic;
        this.traces = traces;
        this.group = group;
        this.pace = pace;
        this.handler = handler;
        this.loop = new RelayLoop(group, new Pulse(), POLL, this::round);
    }

    EventFeed start() {
        loop.start();
        return this;
    }

    private boolean round() {
        KafkaConsumer<String, CloudEvent> open = consumer();
        ConsumerRecords<String, CloudEvent> batch = open.poll(POLL);
        if (batch.isEmpty()) {
            return true;
        }
        List<byte[]> events = new ArrayList<>(batch.count());
        Set<String> traced = new LinkedHashSet<>();
        batch.forEach(record -> {
            events.add(Objects.requireNonNull(record.value().getData()).toBytes());
            if (record.value().getExtension(Traces.NAME) instanceof String trace) {
                traced.add(trace);
            }
        });
        // The batch is a part of each of the traces in it.
        List<Observation> spans = traced.stream()
                .map(from -> traces.goOn(OBSERVED, from)
                        .contextualName(group)
                        .lowCardinalityKeyValue("group", group)
                        .start())
                .toList();
        try {
            handler.accept(events);
            open.commitSync();
        } catch (RuntimeException e) {
            Set<TopicPartition> mine = open.assignment();
            batch.partitions().stream()
                    .filter(mine::contains)
                    .forEach(partition ->
                            open.seek(partition, batch.records(partition).get(0).offset()));
            spans.forEach(span -> span.error(e));
            throw e;
        } finally {
            spans.forEach(Observation::stop);
        }
        return true;
    }

    private KafkaConsumer<String, CloudEvent> consumer() {
        if (consumer == null) {
            consumer = new KafkaConsumer<>(Map.ofEntries(
                    Map.entry(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers()),
                    Map.entry(ConsumerConfig.GROUP_ID_CONFIG, group),
                    Map.entry(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false),
                    Map.entry(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"),
                    Map.entry(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, pace.most()),
                    Map.entry(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, (int)
                            pace.longest().toMillis()),
                    Map.entry(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, pace.leastBytes()),
                    Map.entry(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, (int)
                            pace.gathers().toMillis()),
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
    public void close() {
        loop.close();
        if (consumer != null) {
            consumer.close(CloseOptions.timeout(LONGEST_CLOSE));
            consumer = null;
        }
    }
}
