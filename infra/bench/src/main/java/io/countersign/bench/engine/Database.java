package io.countersign.bench.engine;

import io.countersign.infra.local.PostgresAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Looks at a measured PostgreSQL from beside. */
public final class Database implements AutoCloseable {
    private final Connection connection;

    public Database(String address) throws SQLException {
        connection = DriverManager.getConnection(address);
        connection.setAutoCommit(true);
    }

    static String address(PostgresAddress at) {
        return at.jdbcUrl() + (at.jdbcUrl().contains("?") ? "&" : "?") + "user=" + at.user() + "&password="
                + at.password();
    }

    /** Transactions so far. */
    public record Transactions(long committed, long rolledBack) {
        public Transactions since(Transactions earlier) {
            return new Transactions(committed - earlier.committed, rolledBack - earlier.rolledBack);
        }
    }

    /** Those that the server has counted: its processes tell theirs a second after they went idle. */
    public Transactions transactions() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select xact_commit, xact_rollback from pg_stat_database where datname = current_database()")) {
            row.next();
            return new Transactions(row.getLong(1), row.getLong(2));
        }
    }

    public void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The plan of a statement, as it was carried out. */
    public List<String> plan(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("explain (analyze, buffers, costs off) " + sql)) {
            List<String> lines = new ArrayList<>();
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
            return lines;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
