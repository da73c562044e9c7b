package io.countersign.infra.engine.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The engine's database outside of Operaton's commands: its schema, and reads of a moment. */
public final class Tables {
    private final DataSource source;

    public Tables(DataSource source) {
        this.source = source;
    }

    /** Creates what is missing of our own tables and indexes; run it after Operaton made its schema. */
    public void create() {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                InputStream script = Objects.requireNonNull(
                        Tables.class.getResourceAsStream("/io/countersign/infra/engine/schema.sql"))) {
            connection.setAutoCommit(true);
            statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        } catch (SQLException e) {
            throw new StoreFailure("schema.sql", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public <T> List<T> query(String sql, EngineSql.Mapper<T> mapper, @Nullable Object... parameters) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            connection.setAutoCommit(true);
            EngineSql.bind(statement, parameters);
            return EngineSql.rows(statement, mapper);
        } catch (SQLException e) {
            throw new StoreFailure(sql, e);
        }
    }

    public <T> @Nullable T queryOne(String sql, EngineSql.Mapper<T> mapper, @Nullable Object... parameters) {
        List<T> rows = query(sql, mapper, parameters);
        return rows.isEmpty() ? null : rows.get(0);
    }

    public int update(String sql, @Nullable Object... parameters) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            connection.setAutoCommit(true);
            EngineSql.bind(statement, parameters);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new StoreFailure(sql, e);
        }
    }
}
