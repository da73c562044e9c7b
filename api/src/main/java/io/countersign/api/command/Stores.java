package io.countersign.api.command;

import io.countersign.infra.local.ConfiguredAddresses;
import io.countersign.infra.local.LocalSettings;
import io.countersign.infra.local.LocalStack;
import io.countersign.infra.local.PartName;
import io.countersign.infra.local.PostgresAddress;
import io.countersign.infra.local.RunningParts;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The stores, for a command that works beside the application or without it: those that are configured, those that run on the data
 * directory, and where they don't run, started as long as this is open.
 */
final class Stores implements AutoCloseable {
    private final ConfiguredAddresses reached;
    private final @Nullable LocalStack started;

    private Stores(ConfiguredAddresses reached, @Nullable LocalStack started) {
        this.reached = reached;
        this.started = started;
    }

    /**
     * @param needed {@link PartName#POSTGRES}, {@link PartName#ELASTICSEARCH}
     * @throws IllegalArgumentException where the directory holds no data
     */
    static Stores open(Path data, Set<PartName> needed) {
        ConfiguredAddresses reached = RunningParts.of(data, PartAddresses.configured());
        if (needed.stream().allMatch(part -> has(reached, part))) {
            return new Stores(reached, null);
        }
        if (!RunningParts.hasData(data)) {
            throw new IllegalArgumentException(data + " holds no data of Countersign");
        }
        LocalSettings settings = LocalSettings.only(data, needed.toArray(PartName[]::new))
                .withCache(data.resolve("cache"))
                .withConfigured(PartAddresses.configured());
        LocalStack stack = LocalStack.start(settings, progress -> {});
        return new Stores(stack.addresses().known(), stack);
    }

    private static boolean has(ConfiguredAddresses reached, PartName part) {
        return switch (part) {
            case POSTGRES -> reached.postgres().isPresent();
            case ELASTICSEARCH -> reached.elasticsearch().isPresent();
            case KAFKA -> reached.kafka().isPresent();
            case ENGINE -> reached.engine().isPresent();
            case ISSUER -> reached.issuer().isPresent();
        };
    }

    DataSource dataSource() {
        return dataSource(required(reached.postgres()));
    }

    static DataSource dataSource(PostgresAddress address) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(address.jdbcUrl());
        source.setUser(address.user());
        source.setPassword(address.password());
        return source;
    }

    URI elasticsearchUrl() {
        return required(reached.elasticsearch());
    }

    private static <T> T required(Optional<T> address) {
        return address.orElseThrow(() -> new IllegalStateException("this part was not asked for"));
    }

    @Override
    public void close() {
        if (started != null) {
            started.close();
        }
    }
}
