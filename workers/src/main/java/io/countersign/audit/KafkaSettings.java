package io.countersign.audit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param bootstrapServers {@code host:port}, several separated by commas
 * @param topic of the events; made at the start where it is missing
 * @param partitions of a topic that is made; events of one stream stay in one partition
 * @param replicas of a topic that is made
 * @param relayIdle how long the relay sleeps when no commit of this application wakes it
 * @param relayGathers how long it waits, once woken, for more to go along: every batch costs the broker and its readers alike
 */
@ConfigurationProperties("countersign.kafka")
public record KafkaSettings(
        String bootstrapServers,
        @DefaultValue("countersign.events") String topic,
        @DefaultValue("6") int partitions,
        @DefaultValue("1") short replicas,
        @DefaultValue("500ms") Duration relayIdle,
        @DefaultValue("200ms") Duration relayGathers) {}
