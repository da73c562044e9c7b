package io.countersign.audit;

import io.countersign.outbox.Outward;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.springframework.stereotype.Component;

/** The topic of the events; whoever needs it first makes it. */
@Component
@Outward
public class EventTopic {
    private static final long WAIT_SECONDS = 30;

    private final KafkaSettings settings;
    private boolean made;

    EventTopic(KafkaSettings settings) {
        this.settings = settings;
    }

    /** Its name; afterwards it is there. */
    public synchronized String made() {
        if (!made) {
            make();
            made = true;
        }
        return settings.topic();
    }

    private void make() {
        NewTopic topic = new NewTopic(settings.topic(), settings.partitions(), settings.replicas());
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", settings.bootstrapServers()))) {
            admin.createTopics(List.of(topic)).all().get(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("Kafka did not make topic " + topic.name(), e.getCause());
            }
        } catch (TimeoutException e) {
            throw new IllegalStateException("Kafka did not answer within " + WAIT_SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while Kafka was waited for", e);
        }
    }
}
