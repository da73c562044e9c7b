package io.countersign.engine;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param restAddress the Camunda 8 REST API
 * @param workerName as the engine shows it beside a job
 * @param workerThreads how many jobs of this application are carried out at once
 * @param jobsPerWorker how many jobs of one type are fetched ahead
 * @param jobLease how long a job stays with a process that gives no sign of life; while it is carried out this is renewed
 * @param pollTime how long the engine may keep a worker waiting for jobs; as long can a stop take
 * @param firstBackOff the pause before the second try of a failed job; it doubles with every further one
 * @param relayIdle how long the outbox sleeps when no commit of this application wakes it
 */
@ConfigurationProperties("countersign.engine")
record EngineSettings(
        URI restAddress,
        @DefaultValue("countersign") String workerName,
        @DefaultValue("4") int workerThreads,
        @DefaultValue("16") int jobsPerWorker,
        @DefaultValue("30s") Duration jobLease,
        @DefaultValue("5s") Duration pollTime,
        @DefaultValue("1s") Duration firstBackOff,
        @DefaultValue("500ms") Duration relayIdle) {}
