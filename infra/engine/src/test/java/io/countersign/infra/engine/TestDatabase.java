package io.countersign.infra.engine;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** One real PostgreSQL for all tests of a JVM. */
final class TestDatabase {
    private static final EmbeddedPostgres POSTGRES = start();

    private TestDatabase() {}

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setPGStartupWait(Duration.ofSeconds(90))
                    .setServerConfig("max_connections", "100")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Connection connection() throws SQLException {
        return POSTGRES.getPostgresDatabase().getConnection();
    }

    static EngineSettings settings(String schema) {
        return EngineSettings.of(POSTGRES.getJdbcUrl("postgres", "postgres"), "postgres", "postgres")
                .withSchema(schema);
    }
}
