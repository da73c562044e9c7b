package io.countersign.infra.local;

import java.net.URI;
import java.util.Optional;

/**
 * Addresses of parts that run elsewhere. A part that has one is not started here, only waited for.
 *
 * @param kafka bootstrap servers as Kafka writes them: {@code host:port}, separated by commas
 * @param engine base address of the engine's REST API, without {@code /v2}
 * @param issuer issuer identifier; its discovery document lies at {@code /.well-known/openid-configuration} below it
 */
public record ConfiguredAddresses(
        Optional<PostgresAddress> postgres,
        Optional<String> kafka,
        Optional<URI> elasticsearch,
        Optional<URI> engine,
        Optional<URI> issuer) {

    /** Nothing runs elsewhere. */
    public static ConfiguredAddresses none() {
        return new ConfiguredAddresses(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public ConfiguredAddresses withPostgres(PostgresAddress address) {
        return new ConfiguredAddresses(Optional.of(address), kafka, elasticsearch, engine, issuer);
    }

    public ConfiguredAddresses withKafka(String bootstrapServers) {
        return new ConfiguredAddresses(postgres, Optional.of(bootstrapServers), elasticsearch, engine, issuer);
    }

    public ConfiguredAddresses withElasticsearch(URI address) {
        return new ConfiguredAddresses(postgres, kafka, Optional.of(address), engine, issuer);
    }

    public ConfiguredAddresses withEngine(URI address) {
        return new ConfiguredAddresses(postgres, kafka, elasticsearch, Optional.of(address), issuer);
    }

    public ConfiguredAddresses withIssuer(URI address) {
        return new ConfiguredAddresses(postgres, kafka, elasticsearch, engine, Optional.of(address));
    }
}
