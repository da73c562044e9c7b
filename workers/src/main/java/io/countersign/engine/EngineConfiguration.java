package io.countersign.engine;

import io.camunda.client.CamundaClient;
import io.countersign.outbox.Outward;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@Outward
@EnableConfigurationProperties(EngineSettings.class)
class EngineConfiguration {

    @Bean(destroyMethod = "close")
    CamundaClient camundaClient(EngineSettings settings) {
        return CamundaClient.newClientBuilder()
                .restAddress(settings.restAddress())
                .grpcAddress(URI.create("http://127.0.0.1:1")) // REST only; the builder wants an address
                .preferRestOverGrpc(true)
                .defaultJobWorkerStreamEnabled(false)
                .numJobWorkerExecutionThreads(settings.workerThreads())
                .defaultJobWorkerName(settings.workerName())
                .defaultRequestTimeout(Duration.ofSeconds(20))
                .build();
    }
}
