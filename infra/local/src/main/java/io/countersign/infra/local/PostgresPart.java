package io.countersign.infra.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** PostgreSQL from its unpacked binaries, with every guarantee against loss switched on. */
final class PostgresPart implements Part {
    static final String USER = "countersign";
    static final String DATABASE = "countersign";
    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);

    /** PostgreSQL breaks off what its clients are doing, writes a checkpoint and ends; after a TERM it would wait for them. */
    static final String BREAK_OFF = "INT";

    /** Of a server whose first process was killed, the others need a moment to notice; until then a new one refuses to start. */
    private static final String REMAINS = "pre-existing shared memory block";

    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("listen_addresses", Ports.HOST),
            Map.entry("unix_socket_directories", ""),
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("max_connections", "200"),
            Map.entry("shared_buffers", "128MB"),
            Map.entry("max_wal_size", "2GB"),
            Map.entry("jit", "off"),
            Map.entry("timezone", "UTC"),
            Map.entry("log_timezone", "UTC"));

    private final Path folder;
    private final Path cache;
    private final int port;
    private final StateFile state;
    private @Nullable ChildProcess process;
    private String password = "";

    PostgresPart(Path folder, Path cache, int port, StateFile state) {
        this.folder = folder;
        this.cache = cache;
        this.port = port;
        this.state = state;
    }

    @Override
    public PartName name() {
        return PartName.POSTGRES;
    }

    @Override
    public void launch() throws IOException, InterruptedException {
        PostgresPrograms programs = new PostgresPrograms(PostgresBinaries.unpack(cache), data());
        password = SecretFile.readOrCreate(folder.resolve("password"), SecretFile::randomPassword);
        initialise(programs);
        List<String> arguments = new ArrayList<>(List.of("-p", Integer.toString(port)));
        SETTINGS.forEach((key, value) -> arguments.addAll(List.of("-c", key + "=" + value)));
        process = ChildProcess.start(name(), programs.server(arguments), folder.resolve("server.log"), process != null);
        state.put(Child.of(name(), process.handle(), port, folder));
    }

    @Override
    public boolean answers() throws IOException, InterruptedException {
        if (process == null) {
            return false;
        }
        if (process.endedSaying(REMAINS)) {
            launch();
            return false;
        }
        process.requireRunning();
        try (Connection connection = Jdbc.connect(address("postgres"))) {
            Jdbc.createDatabase(connection, DATABASE);
            return true;
        } catch (SQLException notYet) {
            return false;
        }
    }

    @Override
    public CompletableFuture<Integer> unexpectedEnd() {
        return process == null ? new CompletableFuture<>() : process.unexpectedEnd();
    }

    @Override
    public String question() {
        return "a query on " + address(DATABASE);
    }

    @Override
    public String log() {
        return folder.resolve("server.log").toString();
    }

    @Override
    public String address() {
        return Ports.HOST + ":" + port;
    }

    @Override
    public ConfiguredAddresses addTo(ConfiguredAddresses known) {
        return known.withPostgres(address(DATABASE));
    }

    @Override
    public void stop() throws IOException, InterruptedException {
        if (process == null) {
            return;
        }
        process.expectEnd();
        Commands.signal(BREAK_OFF, process.handle());
        process.awaitEnd(STOP_LIMIT);
        state.remove(name());
        process = null;
    }

    /** A cluster appears as a whole or not at all, also if this process dies while it is being made. */
    private void initialise(PostgresPrograms tools) throws IOException, InterruptedException {
        if (Files.exists(data())) {
            return;
        }
        Path unfinished = folder.resolve("data.unfinished");
        Folders.delete(unfinished);
        tools.initialise(unfinished, USER, folder.resolve("password"));
        Files.move(unfinished, data(), StandardCopyOption.ATOMIC_MOVE);
    }

    private Path data() {
        return folder.resolve("data");
    }

    private PostgresAddress address(String database) {
        return address(port, database, password);
    }

    static PostgresAddress address(int port, String password) {
        return address(port, DATABASE, password);
    }

    private static PostgresAddress address(int port, String database, String password) {
        return new PostgresAddress("jdbc:postgresql://" + Ports.HOST + ":" + port + "/" + database, USER, password);
    }
}
