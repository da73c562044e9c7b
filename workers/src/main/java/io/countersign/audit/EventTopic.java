package io.countersign.audit;

import io.countersign.outbox.Outward;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.stereotype.Component;

/** The topic of the events; whoever needs it first makes it. */
@Component
@Outward
public class EventTopic {
    private final KafkaSettings settings;
    private boolean made;

    EventTopic(KafkaSettings settings) {
        this.settings = settings;
    }

    /** Its name; afterwards it is there. */
    public synchronized String made() {
        if (!made) {
            KafkaCalls.makeTopic(
                    settings.bootstrapServers(),
                    new NewTopic(settings.topic(), settings.partitions(), settings.replicas()));
            made = true;
        }
        return settings.topic();
    }
}
