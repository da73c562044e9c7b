package io.countersign.job.probe;

import io.camunda.client.CamundaClient;
import org.apache.kafka.clients.producer.KafkaProducer;

/** Breaks a rule on purpose; see io.countersign.architecture. */
public class TalksToEverything {
    public Class<?> engine = CamundaClient.class;
    public Class<?> kafka = KafkaProducer.class;
}
