package io.countersign.infra.local.backup;

import io.countersign.infra.local.Folders;
import io.countersign.infra.local.PartName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;

/**
 * A copy of a data directory at one moment: that of its database. Media, bundles and keys are files that never change and lie there
 * before the database names them, so they are copied after it. Kafka and Elasticsearch hold nothing that the database does not.
 */
public final class Backup {
    private static final List<String> FILES = List.of("media", "releases", "keys", PartName.ISSUER.folder());

    private Backup() {}

    /**
     * Takes one. It appears under its name when it is whole.
     *
     * @param connection to the database that runs on the directory, as a superuser
     * @param to must not be there yet
     * @throws IOException where files can't be read or written
     */
    public static BackupNote take(Connection connection, Path data, Path to, InstantSource clock)
            throws SQLException, IOException {
        if (Files.exists(to)) {
            throw new IOException(to + " is there already");
        }
        Path unfinished = to.resolveSibling(to.getFileName() + ".unfinished");
        Folders.delete(unfinished);
        Path postgres = Path.of(PartName.POSTGRES.folder());
        Files.createDirectories(unfinished.resolve(postgres));
        String consistentAt = DatabaseCopy.take(
                connection,
                data.resolve(postgres).resolve("data"),
                unfinished.resolve(postgres).resolve("data"));
        BackupNote note = new BackupNote(BackupNote.FORMAT, clock.instant(), consistentAt);
        Files.copy(
                data.resolve(postgres).resolve("password"),
                unfinished.resolve(postgres).resolve("password"),
                StandardCopyOption.COPY_ATTRIBUTES);
        for (String folder : FILES) {
            if (Files.isDirectory(data.resolve(folder))) {
                TreeCopy.copy(data.resolve(folder), unfinished.resolve(folder), within -> true);
            }
        }
        note.write(unfinished);
        Files.move(unfinished, to, StandardCopyOption.ATOMIC_MOVE);
        return note;
    }
}
