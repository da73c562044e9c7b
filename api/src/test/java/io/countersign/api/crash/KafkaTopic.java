package io.countersign.api.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.audit.WholeTopic;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import tools.jackson.databind.json.JsonMapper;

/** The topic of the events from its beginning. */
final class KafkaTopic {
    private static final String TOPIC = "countersign.events";

    private KafkaTopic() {}

    /** Of one stream, id to content. An event may be there more than once, but not with two contents. */
    static Map<String, String> eventsOf(String bootstrapServers, String stream) {
        Map<String, String> events = new HashMap<>();
        WholeTopic.read(
                bootstrapServers,
                TOPIC,
                new ByteArrayDeserializer(),
                batch -> batch.stream()
                        .filter(record -> record.key().equals(stream))
                        .forEach(record -> {
                            String content = new String(record.value(), StandardCharsets.UTF_8);
                            String id = JsonMapper.shared()
                                    .readTree(content)
                                    .get("id")
                                    .asString();
                            assertThat(events.putIfAbsent(id, content)).isIn(null, content);
                        }));
        return events;
    }
}
