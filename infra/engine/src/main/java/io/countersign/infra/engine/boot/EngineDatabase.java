package io.countersign.infra.engine.boot;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.countersign.infra.engine.EngineSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Connections to the engine's schema. */
final class EngineDatabase {
    private EngineDatabase() {}

    static HikariDataSource open(EngineSettings settings) {
        createSchema(settings);
        HikariConfig config = new HikariConfig();
        config.setPoolName("engine");
        config.setJdbcUrl(settings.jdbcUrl());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setSchema(settings.schema());
        config.setMaximumPoolSize(settings.poolSize());
        config.setMinimumIdle(2);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.addDataSourceProperty("ApplicationName", "countersign-engine");
        return new HikariDataSource(config);
    }

    private static void createSchema(EngineSettings settings) {
        try (Connection connection =
                        DriverManager.getConnection(settings.jdbcUrl(), settings.user(), settings.password());
                Statement statement = connection.createStatement()) {
            statement.execute("create schema if not exists " + settings.schema());
        } catch (SQLException e) {
            throw new IllegalStateException("The engine's database cannot be used: " + settings.jdbcUrl(), e);
        }
    }
}
