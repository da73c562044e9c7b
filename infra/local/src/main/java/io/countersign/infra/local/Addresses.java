package io.countersign.infra.local;

import java.net.URI;

/** Where the parts of a started stack are reached. Asking for a part that the stack does not have is an error. */
public final class Addresses {
    private final ConfiguredAddresses known;

    Addresses(ConfiguredAddresses known) {
        this.known = known;
    }

    static Addresses of(Iterable<Part> parts) {
        ConfiguredAddresses known = ConfiguredAddresses.none();
        for (Part part : parts) {
            known = part.addTo(known);
        }
        return new Addresses(known);
    }

    /** As the configuration of another stack that uses these parts. */
    public ConfiguredAddresses known() {
        return known;
    }

    public PostgresAddress postgres() {
        return known.postgres().orElseThrow(() -> missing(PartName.POSTGRES));
    }

    public String jdbcUrl() {
        return postgres().jdbcUrl();
    }

    public String user() {
        return postgres().user();
    }

    public String password() {
        return postgres().password();
    }

    /** {@code host:port}, separated by commas. */
    public String kafkaBootstrapServers() {
        return known.kafka().orElseThrow(() -> missing(PartName.KAFKA));
    }

    public URI elasticsearchUrl() {
        return known.elasticsearch().orElseThrow(() -> missing(PartName.ELASTICSEARCH));
    }

    /** Base address of the engine's REST API, without {@code /v2}. */
    public URI engineRestAddress() {
        return known.engine().orElseThrow(() -> missing(PartName.ENGINE));
    }

    public URI issuerUri() {
        return known.issuer().orElseThrow(() -> missing(PartName.ISSUER));
    }

    private static IllegalStateException missing(PartName part) {
        return new IllegalStateException(part.label() + " is not among the parts of this stack");
    }
}
