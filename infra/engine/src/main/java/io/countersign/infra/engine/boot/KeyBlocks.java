package io.countersign.infra.engine.boot;

import io.countersign.infra.engine.EngineSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.impl.cfg.IdGenerator;

/**
 * Gives keys from a database sequence, a block at a time, on a connection of its own. Operaton's generator takes one from
 * the pool while its caller holds another; when every connection is held by somebody who needs a key, nobody gets on.
 */
final class KeyBlocks implements IdGenerator, AutoCloseable {
    private static final int BLOCK = 1000;

    /** Databases that were made with Operaton's generator continue behind its last block. */
    private static final String CREATE = """
            do $$
            declare first bigint := 1;
            begin
              if to_regclass('c8_key_block') is null then
                if to_regclass('act_ge_property') is not null then
                  select greatest(coalesce(max(value_::bigint), 1), 1) into first
                  from act_ge_property where name_ = 'next.dbid';
                end if;
                execute format('create sequence c8_key_block increment by %d start with %%s', first);
              end if;
            end $$
            """.formatted(BLOCK);

    private final EngineSettings settings;
    private @Nullable Connection connection;
    private long next;
    private long end;

    KeyBlocks(EngineSettings settings) {
        this.settings = settings;
    }

    void create() {
        try (Statement statement = connection().createStatement()) {
            statement.execute(CREATE);
        } catch (SQLException e) {
            throw new IllegalStateException("The engine's key sequence cannot be made", e);
        }
    }

    @Override
    public synchronized String getNextId() {
        if (next == end) {
            next = nextBlock();
            end = next + BLOCK;
        }
        return Long.toString(next++);
    }

    private long nextBlock() {
        try (Statement statement = connection().createStatement();
                ResultSet block = statement.executeQuery("select nextval('c8_key_block')")) {
            block.next();
            return block.getLong(1);
        } catch (SQLException e) {
            close();
            throw new IllegalStateException("No key could be had from the database", e);
        }
    }

    private Connection connection() throws SQLException {
        if (connection == null || !connection.isValid(5)) {
            connection = DriverManager.getConnection(settings.jdbcUrl(), settings.user(), settings.password());
            connection.setSchema(settings.schema());
        }
        return connection;
    }

    @Override
    public synchronized void close() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException alreadyBroken) {
                // A connection that cannot be closed is gone all the same.
            }
        }
    }
}
