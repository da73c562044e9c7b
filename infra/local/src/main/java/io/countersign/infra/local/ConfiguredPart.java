package io.countersign.infra.local;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;

/** A part that runs elsewhere: never started or stopped, only waited for. */
record ConfiguredPart(
        PartName name,
        String address,
        String question,
        Callable<Boolean> probe,
        UnaryOperator<ConfiguredAddresses> adding)
        implements Part {

    /** The part if its address is configured. */
    static Optional<Part> of(PartName part, ConfiguredAddresses configured) {
        return switch (part) {
            case POSTGRES -> configured.postgres().map(ConfiguredPart::postgres);
            case KAFKA -> configured.kafka().map(ConfiguredPart::kafka);
            case ELASTICSEARCH -> configured.elasticsearch().map(ConfiguredPart::elasticsearch);
            case ENGINE -> configured.engine().map(ConfiguredPart::engine);
            case ISSUER -> configured.issuer().map(ConfiguredPart::issuer);
        };
    }

    private static Part postgres(PostgresAddress at) {
        return new ConfiguredPart(
                PartName.POSTGRES,
                at.jdbcUrl(),
                "a query on " + at.jdbcUrl(),
                () -> Jdbc.answers(at),
                known -> known.withPostgres(at));
    }

    private static Part kafka(String at) {
        return new ConfiguredPart(
                PartName.KAFKA,
                at,
                "the description of the cluster at " + at,
                () -> KafkaProbe.answers(at),
                known -> known.withKafka(at));
    }

    private static Part elasticsearch(URI at) {
        return http(PartName.ELASTICSEARCH, at, "_cluster/health", known -> known.withElasticsearch(at));
    }

    private static Part engine(URI at) {
        return http(PartName.ENGINE, at, "v2/topology", known -> known.withEngine(at));
    }

    private static Part issuer(URI at) {
        return http(PartName.ISSUER, at, ".well-known/openid-configuration", known -> known.withIssuer(at));
    }

    /** Any answer below 500 counts: whether we may use the server is settled between it and its client. */
    private static Part http(PartName name, URI at, String path, UnaryOperator<ConfiguredAddresses> adding) {
        URI asked = URI.create(at.toString().replaceFirst("/+$", "") + "/" + path);
        return new ConfiguredPart(name, at.toString(), "GET " + asked, () -> HttpProbe.serves(asked), adding);
    }

    @Override
    public void launch() {}

    @Override
    public boolean answers() throws Exception {
        return probe.call();
    }

    @Override
    public String log() {
        return "that server's own log";
    }

    @Override
    public ConfiguredAddresses addTo(ConfiguredAddresses known) {
        return adding.apply(known);
    }

    @Override
    public void stop() {}
}
