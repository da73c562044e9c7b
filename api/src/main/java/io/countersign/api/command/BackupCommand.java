package io.countersign.api.command;

import io.countersign.infra.local.LocalStackException;
import io.countersign.infra.local.PartName;
import io.countersign.infra.local.backup.Backup;
import io.countersign.infra.local.backup.BackupNote;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
        name = "backup",
        description = {
            "Copies a data directory as it is at one moment, while everything runs or while nothing does.",
            "For parts that run elsewhere, see docs/operations.md."
        })
public final class BackupCommand implements Callable<Integer> {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @CommandLine.Option(names = "--data", description = "The data directory (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("data");

    @CommandLine.Parameters(paramLabel = "FOLDER", description = "Where the copy is put; must not be there yet.")
    private Path to = Path.of("");

    @Override
    public Integer call() throws IOException, SQLException {
        if (PartAddresses.configured().postgres().isPresent()) {
            spec.commandLine().getErr().println("This copies the database of a data directory; yours is elsewhere.");
            return CommandLine.ExitCode.USAGE;
        }
        try (Stores stores = Stores.open(data, Set.of(PartName.POSTGRES));
                Connection connection = stores.dataSource().getConnection()) {
            BackupNote note = Backup.take(connection, data.toAbsolutePath(), to.toAbsolutePath(), Clock.systemUTC());
            spec.commandLine().getOut().println("Backup of " + note.takenAt() + " in " + to);
            return 0;
        } catch (IllegalArgumentException | LocalStackException | IOException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
    }
}
