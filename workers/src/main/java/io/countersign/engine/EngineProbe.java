package io.countersign.engine;

import io.camunda.client.CamundaClient;
import io.countersign.outbox.Outward;
import io.countersign.watch.Probe;
import java.time.Duration;
import org.springframework.stereotype.Component;

@Component
@Outward
class EngineProbe implements Probe {
    private static final Duration LIMIT = Duration.ofSeconds(3);

    private final CamundaClient client;

    EngineProbe(CamundaClient client) {
        this.client = client;
    }

    @Override
    public String part() {
        return "engine";
    }

    @Override
    public void ask() {
        client.newTopologyRequest().requestTimeout(LIMIT).send().join();
    }
}
