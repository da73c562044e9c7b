package io.countersign.api.command;

import io.countersign.infra.local.ConfiguredAddresses;
import io.countersign.infra.local.PostgresAddress;
import java.net.URI;
import java.util.Optional;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;

/**
 * The parts that run elsewhere, as system properties or environment variables name them: {@code countersign.postgres.url} or
 * {@code COUNTERSIGN_POSTGRES_URL}.
 */
final class PartAddresses {
    private PartAddresses() {}

    static ConfiguredAddresses configured() {
        Environment environment = new StandardEnvironment();
        return new ConfiguredAddresses(
                postgres(environment),
                text(environment, "countersign.kafka.bootstrap-servers"),
                address(environment, "countersign.elasticsearch.url"),
                address(environment, "countersign.engine.rest-address"),
                address(environment, "countersign.issuer.uri"));
    }

    private static Optional<PostgresAddress> postgres(Environment environment) {
        return text(environment, "countersign.postgres.url")
                .map(url -> new PostgresAddress(
                        url,
                        text(environment, "countersign.postgres.user").orElse("countersign"),
                        text(environment, "countersign.postgres.password").orElse("")));
    }

    private static Optional<URI> address(Environment environment, String name) {
        return text(environment, name).map(URI::create);
    }

    private static Optional<String> text(Environment environment, String name) {
        return Optional.ofNullable(environment.getProperty(name)).filter(value -> !value.isBlank());
    }
}
