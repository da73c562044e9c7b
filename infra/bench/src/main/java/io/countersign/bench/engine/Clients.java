package io.countersign.bench.engine;

import io.camunda.client.CamundaClient;
import java.net.URI;

/** The official client, by REST alone. */
final class Clients {
    private Clients() {}

    static CamundaClient rest(URI address) {
        return CamundaClient.newClientBuilder()
                .restAddress(address)
                .grpcAddress(URI.create("http://127.0.0.1:1")) // REST only; the builder wants an address
                .preferRestOverGrpc(true)
                .defaultRequestTimeout(java.time.Duration.ofMinutes(1)) // a busy machine is no failure
                .defaultJobWorkerStreamEnabled(false)
                .numJobWorkerExecutionThreads(2)
                .build();
    }
}
