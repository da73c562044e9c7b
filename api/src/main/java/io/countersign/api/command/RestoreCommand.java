package io.countersign.api.command;

import io.countersign.audit.Republication;
import io.countersign.infra.local.LocalStackException;
import io.countersign.infra.local.PostgresAddress;
import io.countersign.infra.local.backup.BackupNote;
import io.countersign.infra.local.backup.Restore;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine;

@CommandLine.Command(
        name = "restore",
        description = {
            "Makes a data directory of a backup.",
            "The next start publishes the whole trail anew, which fills Kafka and the search indices."
        })
public final class RestoreCommand implements Callable<Integer> {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @CommandLine.Option(
            names = "--data",
            description = "The data directory; must not be there, or be empty (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("data");

    @CommandLine.Parameters(paramLabel = "FOLDER", description = "A folder that backup made.")
    private Path from = Path.of("");

    private long events;

    @Override
    public Integer call() throws SQLException {
        try {
            BackupNote note = Restore.into(from.toAbsolutePath(), data.toAbsolutePath(), this::publishAnew);
            spec.commandLine()
                    .getOut()
                    .println(data + " is as it was at " + note.takenAt() + ", with " + events + " events.");
            return 0;
        } catch (LocalStackException | IOException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
    }

    private void publishAnew(PostgresAddress database) {
        events = Republication.ofEverything(JdbcClient.create(Stores.dataSource(database)));
    }
}
