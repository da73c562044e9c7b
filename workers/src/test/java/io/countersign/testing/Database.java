package io.countersign.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** One PostgreSQL a test JVM; each call of {@link #fresh} gives a database of its own, copied from a migrated template. */
public final class Database {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final EmbeddedPostgres POSTGRES = start();

    private Database() {}

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setServerConfig("max_connections", "200")
                    .start();
            execute(postgres, "create database template_countersign");
            Flyway.configure()
                    .dataSource(postgres.getDatabase("postgres", "template_countersign"))
                    .load()
                    .migrate();
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A migrated, empty database. Close it (it is a HikariDataSource) when the test class is over. */
    public static HikariDataSource fresh() {
        return pool(create("template template_countersign"));
    }

    /** A copy of a database as it is now; its own pool must be closed. */
    public static HikariDataSource copyOf(HikariDataSource closed) {
        String url = closed.getJdbcUrl();
        String name = url.substring(url.lastIndexOf('/') + 1, url.indexOf('?'));
        return pool(create("template " + name));
    }

    private static HikariDataSource pool(String name) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(POSTGRES.getJdbcUrl("postgres", name));
        config.setMaximumPoolSize(20);
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }

    /** The JDBC address of an empty database without any schema, for the engine. */
    public static String emptyUrl() {
        return POSTGRES.getJdbcUrl("postgres", create(""));
    }

    private static synchronized String create(String more) {
        String name = "test_" + NUMBER.incrementAndGet();
        execute(POSTGRES, "create database " + name + " " + more);
        return name;
    }

    private static void execute(EmbeddedPostgres postgres, String sql) {
        DataSource admin = postgres.getPostgresDatabase();
        try (var connection = admin.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
