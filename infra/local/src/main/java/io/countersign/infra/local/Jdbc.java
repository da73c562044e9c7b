package io.countersign.infra.local;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** The few questions that the stack itself asks a database. */
final class Jdbc {
    private static final String TIMEOUT_SECONDS = "10";

    private Jdbc() {}

    static Connection connect(PostgresAddress address) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", address.user());
        properties.setProperty("password", address.password());
        properties.setProperty("loginTimeout", TIMEOUT_SECONDS);
        properties.setProperty("socketTimeout", TIMEOUT_SECONDS);
        return DriverManager.getConnection(address.jdbcUrl(), properties);
    }

    static boolean answers(PostgresAddress address) {
        try (Connection connection = connect(address);
                Statement statement = connection.createStatement()) {
            return statement.execute("select 1");
        } catch (SQLException notYet) {
            return false;
        }
    }

    /** Makes the database unless it is there. */
    static void createDatabase(Connection connection, String name) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select 1 from pg_database where datname = ?")) {
            query.setString(1, name);
            if (query.executeQuery().next()) {
                return;
            }
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("create database " + statement.enquoteIdentifier(name, true));
        }
    }
}
