package io.countersign.proof;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param interval between two checkpoints while events are added; a sealed release gets one at once
 * @param topic of Kafka that keeps them for good
 */
@ConfigurationProperties("countersign.checkpoint")
record CheckpointSettings(
        @DefaultValue("1m") Duration interval,
        @DefaultValue("countersign.checkpoints") String topic) {}
