package io.countersign.infra.local.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.countersign.infra.local.LocalSettings;
import io.countersign.infra.local.LocalStack;
import io.countersign.infra.local.PartName;
import io.countersign.infra.local.PostgresAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of a real server that is written to all the while. */
class BackupTest {
    @TempDir
    private Path folder;

    private final AtomicLong committed = new AtomicLong();
    private final AtomicBoolean enough = new AtomicBoolean();

    @Test
    void holds_one_moment_of_a_database_that_is_written_to() throws Exception {
        Path data = folder.resolve("data");
        Path copy = folder.resolve("copy");
        ExecutorService writer = Executors.newSingleThreadExecutor();
        long before;
        long after;
        try (LocalStack stack = start(data);
                Connection connection =
                        connect(stack.addresses().known().postgres().orElseThrow())) {
            Files.createDirectories(data.resolve("media/ab"));
            Files.writeString(data.resolve("media/ab/abc"), "a picture");
            execute(connection, "create table number (n bigint primary key, filling text not null)");
            Future<?> writing = writer.submit(() -> {
                write(stack.addresses().known().postgres().orElseThrow());
                return null;
            });
            await().until(() -> committed.get() > 1_000);
            before = committed.get();
            Backup.take(connection, data, copy, Clock.systemUTC());
            after = committed.get();
            long past = after;
            await().until(() -> committed.get() > past + 100);
            enough.set(true);
            writing.get();
        } finally {
            writer.shutdownNow();
        }

        Path restored = folder.resolve("restored");
        Restore.into(copy, restored, database -> {
            try (Connection connection = connect(database)) {
                execute(connection, "create table prepared ()");
            }
        });
        try (LocalStack stack = start(restored);
                Connection connection =
                        connect(stack.addresses().known().postgres().orElseThrow())) {
            long last = one(connection, "select max(n) from number");
            assertThat(last).isBetween(before, after + 1);
            assertThat(one(connection, "select count(*) from number")).isEqualTo(last);
            assertThat(one(connection, "select count(*) from pg_replication_slots"))
                    .isZero();
            assertThat(one(connection, "select count(*) from prepared")).isZero();
        }
        assertThat(restored.resolve("media/ab/abc")).hasContent("a picture");
    }

    @Test
    void leaves_nothing_of_a_restoration_that_was_broken_off() throws Exception {
        Path copy = folder.resolve("copy");
        try (LocalStack stack = start(folder.resolve("data"));
                Connection connection =
                        connect(stack.addresses().known().postgres().orElseThrow())) {
            Backup.take(connection, folder.resolve("data"), copy, Clock.systemUTC());
        }
        Path restored = folder.resolve("restored");
        assertThatThrownBy(() -> Restore.into(copy, restored, database -> {
                    throw new SQLException("the disk is full");
                }))
                .hasMessage("the disk is full");
        assertThat(restored).doesNotExist();
        assertThat(Restore.into(copy, restored, database -> {}).format()).isEqualTo(1);
        assertThat(restored.resolve("postgres/data/PG_VERSION")).exists();
    }

    @Test
    void touches_nothing_that_is_there_already() throws IOException {
        Path there = Files.createDirectory(folder.resolve("there"));
        Files.writeString(there.resolve("precious"), "mine");
        assertThatThrownBy(() -> Restore.into(there, folder.resolve("new"), database -> {}))
                .hasMessageContaining("is no backup");
        Files.writeString(there.resolve("backup.json"), """
                {"format": 1, "takenAt": "2026-01-01T00:00:00Z", "consistentAt": "0/1"}""");
        assertThatThrownBy(() -> Restore.into(there, there, database -> {}))
                .hasMessageContaining("holds something already");
        assertThat(there.resolve("precious")).hasContent("mine");
    }

    private static LocalStack start(Path data) {
        return LocalStack.start(LocalSettings.only(data, PartName.POSTGRES), progress -> {});
    }

    private static Connection connect(PostgresAddress address) throws SQLException {
        return DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
    }

    private void write(PostgresAddress address) throws SQLException {
        try (Connection connection = connect(address)) {
            while (!enough.get()) {
                execute(connection, "insert into number values (" + (committed.get() + 1) + ", repeat('x', 500))");
                committed.incrementAndGet();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long one(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
