package io.countersign.search;

import io.countersign.infra.local.Addresses;
import io.countersign.infra.local.LocalSettings;
import io.countersign.infra.local.LocalStack;
import io.countersign.infra.local.PartName;
import io.countersign.job.JobOwners;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.util.FileSystemUtils;

/** PostgreSQL, Kafka and Elasticsearch, and the part of the application that carries the trail from the one to the other. */
public final class RunningSearch implements AutoCloseable {
    private final Path data;
    private final LocalStack stack;
    private final ConfigurableApplicationContext context;

    @Configuration
    @EnableAutoConfiguration
    @ComponentScan({
        "io.countersign.audit",
        "io.countersign.outbox",
        "io.countersign.watch",
        "io.countersign.json",
        "io.countersign.person",
        "io.countersign.proof",
        "io.countersign.pseudonym",
        "io.countersign.signing",
        "io.countersign.search.export",
        "io.countersign.search.index",
        "io.countersign.search.progress",
        "io.countersign.search.query"
    })
    @Import(JobOwners.class)
    static class Application extends ElasticsearchConfiguration {
        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }

    private RunningSearch() {
        try {
            data = Files.createTempDirectory("countersign-search");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        stack = LocalStack.start(
                LocalSettings.only(data, PartName.POSTGRES, PartName.KAFKA, PartName.ELASTICSEARCH), progress -> {});
        Addresses addresses = stack.addresses();
        context = new SpringApplicationBuilder(Application.class)
                .properties(
                        "spring.main.banner-mode=off",
                        "spring.datasource.url=" + addresses.jdbcUrl(),
                        "spring.datasource.username=" + addresses.user(),
                        "spring.datasource.password=" + addresses.password(),
                        "countersign.kafka.bootstrap-servers=" + addresses.kafkaBootstrapServers(),
                        "countersign.elasticsearch.url=" + addresses.elasticsearchUrl(),
                        "countersign.checkpoint.interval=200ms",
                        "countersign.keys.directory=" + data.resolve("keys"))
                .run();
    }

    public <T> T getBean(Class<T> type) {
        return context.getBean(type);
    }

    public Addresses addresses() {
        return stack.addresses();
    }

    @Override
    public void close() throws IOException {
        context.close();
        stack.close();
        FileSystemUtils.deleteRecursively(data);
    }

    /** Gives tests the one of the test JVM. */
    public static final class Shared implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == RunningSearch.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent(RunningSearch.class, key -> new RunningSearch(), RunningSearch.class);
        }
    }
}
