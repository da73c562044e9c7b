package io.countersign.api.command;

import io.countersign.api.CountersignServer;
import io.countersign.infra.local.Addresses;
import io.countersign.infra.local.LocalSettings;
import io.countersign.infra.local.LocalStack;
import io.countersign.infra.local.Progress;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The parts and the application, started in this order and stopped in the reverse. */
public final class RunningSystem implements AutoCloseable {
    private final LocalStack stack;
    private final ConfigurableApplicationContext application;

    private RunningSystem(LocalStack stack, ConfigurableApplicationContext application) {
        this.stack = stack;
        this.application = application;
    }

    /** @param httpPort of the API; 0 takes a free one */
    public static RunningSystem start(LocalSettings settings, int httpPort, Consumer<Progress> progress) {
        LocalStack stack = LocalStack.start(settings, progress);
        try {
            return new RunningSystem(stack, startApplication(settings.data(), stack.addresses(), httpPort));
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    private static ConfigurableApplicationContext startApplication(Path data, Addresses addresses, int httpPort) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("countersign.http.port", httpPort);
        properties.put("countersign.data", data.toString());
        properties.put("countersign.postgres.url", addresses.jdbcUrl());
        properties.put("countersign.postgres.user", addresses.user());
        properties.put("countersign.postgres.password", addresses.password());
        properties.put("countersign.kafka.bootstrap-servers", addresses.kafkaBootstrapServers());
        properties.put("countersign.elasticsearch.url", addresses.elasticsearchUrl());
        properties.put("countersign.engine.rest-address", addresses.engineRestAddress());
        properties.put("countersign.issuer.uri", addresses.issuerUri());
        return new SpringApplicationBuilder(CountersignServer.class)
                .registerShutdownHook(false)
                .properties(properties)
                .run();
    }

    public URI api() {
        int port = Objects.requireNonNull(((WebServerApplicationContext) application).getWebServer())
                .getPort();
        return URI.create("http://127.0.0.1:" + port);
    }

    public Addresses addresses() {
        return stack.addresses();
    }

    /** A bean of the application, for checks that look behind the API. */
    public <T> T get(Class<T> type) {
        return application.getBean(type);
    }

    @Override
    public void close() {
        try {
            application.close();
        } finally {
            stack.close();
        }
    }
}
