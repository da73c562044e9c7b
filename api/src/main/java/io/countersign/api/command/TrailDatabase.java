package io.countersign.api.command;

import io.countersign.infra.local.LocalSettings;
import io.countersign.infra.local.LocalStack;
import io.countersign.infra.local.PartName;
import io.countersign.infra.local.PostgresAddress;
import io.countersign.infra.local.Progress;
import io.countersign.infra.local.RunningDatabase;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** The database for somebody who only reads: the configured one, the one that runs on the data directory, or that one started. */
final class TrailDatabase implements AutoCloseable {
    private final PostgresAddress address;
    private final @Nullable LocalStack started;

    private TrailDatabase(PostgresAddress address, @Nullable LocalStack started) {
        this.address = address;
        this.started = started;
    }

    /** @throws IllegalArgumentException where the directory holds none */
    static TrailDatabase open(Path data, Consumer<Progress> progress) {
        Optional<PostgresAddress> reached =
                PartAddresses.configured().postgres().or(() -> RunningDatabase.of(data));
        if (reached.isPresent()) {
            return new TrailDatabase(reached.get(), null);
        }
        if (!RunningDatabase.isIn(data)) {
            throw new IllegalArgumentException(data + " holds no data of Countersign");
        }
        LocalStack stack = LocalStack.start(LocalSettings.only(data, PartName.POSTGRES), progress);
        return new TrailDatabase(stack.addresses().postgres(), stack);
    }

    DataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(address.jdbcUrl());
        source.setUser(address.user());
        source.setPassword(address.password());
        return source;
    }

    @Override
    public void close() {
        if (started != null) {
            started.close();
        }
    }
}
