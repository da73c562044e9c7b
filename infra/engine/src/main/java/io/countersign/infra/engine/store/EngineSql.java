package io.countersign.infra.engine.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.ibatis.session.SqlSession;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.impl.cfg.TransactionContext;
import org.operaton.bpm.engine.impl.cfg.TransactionState;
import org.operaton.bpm.engine.impl.context.Context;
import org.operaton.bpm.engine.impl.db.sql.DbSqlSession;
import org.operaton.bpm.engine.impl.interceptor.CommandContext;

/** Statements inside the transaction of the running Operaton command. They run at once, before Operaton's own flush. */
public final class EngineSql {
    private static final ThreadLocal<@Nullable TransactionContext> GUARDED = new ThreadLocal<>();

    private EngineSql() {}

    /** Reads one row. */
    @FunctionalInterface
    public interface Mapper<T> {
        @Nullable T map(ResultSet row) throws SQLException;
    }

    public static int update(String sql, @Nullable Object... parameters) {
        Connection connection = connection();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new StoreFailure(sql, e);
        }
    }

    /** Also for statements that change rows and return them. */
    public static <T> List<T> query(String sql, Mapper<T> mapper, @Nullable Object... parameters) {
        Connection connection = connection();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            return rows(statement, mapper);
        } catch (SQLException e) {
            throw new StoreFailure(sql, e);
        }
    }

    public static <T> @Nullable T queryOne(String sql, Mapper<T> mapper, @Nullable Object... parameters) {
        List<T> rows = query(sql, mapper, parameters);
        return rows.isEmpty() ? null : rows.get(0);
    }

    /** Runs after the commit of the running command, in the thread that commits. */
    public static void afterCommit(Runnable action) {
        command().getTransactionContext().addTransactionListener(TransactionState.COMMITTED, context -> action.run());
    }

    static void bind(PreparedStatement statement, @Nullable Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            Object value = parameters[i];
            if (value instanceof String[] texts) {
                statement.setArray(i + 1, statement.getConnection().createArrayOf("text", texts));
            } else if (value instanceof Long[] numbers) {
                statement.setArray(i + 1, statement.getConnection().createArrayOf("bigint", numbers));
            } else {
                statement.setObject(i + 1, value);
            }
        }
    }

    static <T> List<T> rows(PreparedStatement statement, Mapper<T> mapper) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                rows.add(mapper.map(result));
            }
        }
        return rows;
    }

    private static CommandContext command() {
        return Context.getCommandContext();
    }

    /**
     * MyBatis does not see statements made on its connection: it would not roll back a session that it takes for clean,
     * and would commit it only when it closes the connection, after those who wait for the commit have been told. So both
     * are done with the command here.
     */
    private static Connection connection() {
        CommandContext command = command();
        SqlSession session = command.getSession(DbSqlSession.class).getSqlSession();
        Connection connection = session.getConnection();
        TransactionContext transaction = command.getTransactionContext();
        if (GUARDED.get() != transaction) {
            GUARDED.set(transaction);
            transaction.addTransactionListener(TransactionState.COMMITTING, context -> session.commit(true));
            transaction.addTransactionListener(TransactionState.ROLLINGBACK, context -> rollback(connection));
        }
        return connection;
    }

    private static void rollback(Connection connection) {
        try {
            if (!connection.isClosed()) { // A broken one is closed: the database has rolled it back.
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new StoreFailure("rollback", e);
        }
    }
}
