package io.countersign.audit;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.message.Encoding;
import io.cloudevents.jackson.JsonFormat;
import io.cloudevents.kafka.CloudEventSerializer;
import io.countersign.outbox.Outward;
import io.countersign.watch.Traces;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Sends events as CloudEvents 1.0 in structured JSON, keyed by their stream. */
@Component
@Outward
class EventPublisher implements DisposableBean {
    private static final URI SOURCE = URI.create("urn:countersign");
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);

    private final KafkaSettings settings;
    private final EventTopic topic;
    private final JsonMapper json;
    private @Nullable KafkaProducer<String, CloudEvent> producer;

    EventPublisher(KafkaSettings settings, EventTopic topic, JsonMapper json) {
        this.settings = settings;
        this.topic = topic;
        this.json = json;
    }

    /** Returns when the broker has them all. */
    void publish(List<UnpublishedEvents.Unpublished> events) {
        KafkaProducer<String, CloudEvent> open = producer();
        String name = topic.made();
        List<Future<?>> sent = new ArrayList<>(events.size());
        for (UnpublishedEvents.Unpublished unpublished : events) {
            EventRecord event = unpublished.event();
            sent.add(open.send(
                    new ProducerRecord<>(name, event.stream(), cloudEvent(event, unpublished.traceparent()))));
        }
        sent.forEach(KafkaCalls::await);
    }

    private CloudEvent cloudEvent(EventRecord event, @Nullable String traceparent) {
        CloudEventBuilder cloudEvent = CloudEventBuilder.v1()
                .withId(event.id().toString())
                .withSource(SOURCE)
                .withType("io.countersign." + event.action())
                .withSubject(event.subjectType() + "/" + event.subjectId())
                .withTime(event.at().atOffset(ZoneOffset.UTC))
                .withExtension("partitionkey", event.stream())
                .withData("application/json", json.writeValueAsBytes(event));
        if (traceparent != null) {
            cloudEvent.withExtension(Traces.NAME, traceparent);
        }
        return cloudEvent.build();
    }

    private synchronized KafkaProducer<String, CloudEvent> producer() {
        if (producer == null) {
            producer = new KafkaProducer<>(Map.of(
                    ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                    settings.bootstrapServers(),
                    ProducerConfig.ACKS_CONFIG,
                    "all",
                    ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                    true,
                    ProducerConfig.LINGER_MS_CONFIG,
                    5,
                    ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                    (int) TimeUnit.SECONDS.toMillis(KafkaCalls.WAIT_SECONDS),
                    ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                    10_000,
                    ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                    StringSerializer.class,
                    ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                    CloudEventSerializer.class,
                    CloudEventSerializer.ENCODING_CONFIG,
                    Encoding.STRUCTURED,
                    CloudEventSerializer.EVENT_FORMAT_CONFIG,
                    JsonFormat.CONTENT_TYPE));
        }
        return producer;
    }

    @Override
    public void destroy() {
        if (producer != null) {
            producer.close(LONGEST_CLOSE);
        }
    }
}
