package io.countersign.audit;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** Asks Kafka for something and waits for its word. */
public final class KafkaCalls {
    static final long WAIT_SECONDS = 30;

    private KafkaCalls() {}

    /** @throws IllegalStateException where the broker refuses, or does not answer in time */
    public static void await(Future<?> sent) {
        try {
            settle(sent);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka did not take it: " + e.getCause(), e.getCause());
        }
    }

    /**
     * Makes a topic unless it is there.
     *
     * @throws IllegalStateException as {@link #await}
     */
    public static void makeTopic(String bootstrapServers, NewTopic topic) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            settle(admin.createTopics(List.of(topic)).all());
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("Kafka did not make topic " + topic.name(), e.getCause());
            }
        }
    }

    private static void settle(Future<?> asked) throws ExecutionException {
        try {
            asked.get(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException("Kafka did not answer within " + WAIT_SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while Kafka was waited for", e);
        }
    }
}
