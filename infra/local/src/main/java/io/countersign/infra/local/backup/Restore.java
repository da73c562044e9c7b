package io.countersign.infra.local.backup;

import io.countersign.infra.local.Folders;
import io.countersign.infra.local.LocalSettings;
import io.countersign.infra.local.LocalStack;
import io.countersign.infra.local.PartName;
import io.countersign.infra.local.PostgresAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.stream.Stream;

/** Makes a data directory of a backup. */
public final class Restore {
    private Restore() {}

    /** What is done with the database before anybody uses it. */
    @FunctionalInterface
    public interface Preparation {
        void prepare(PostgresAddress database) throws SQLException;
    }

    /**
     * The directory appears when the database has come to the moment of the backup and was prepared; given up in between, nothing is
     * there, and it can be begun anew.
     *
     * @param data must not be there, or be empty
     */
    public static BackupNote into(Path backup, Path data, Preparation preparation) throws IOException, SQLException {
        BackupNote note = BackupNote.read(backup);
        if (Files.exists(data) && !isEmpty(data)) {
            throw new IOException(data + " holds something already");
        }
        Path unfinished = data.resolveSibling(data.getFileName() + ".unfinished");
        Folders.delete(unfinished);
        Files.createDirectories(unfinished);
        TreeCopy.copy(backup, unfinished, within -> true);
        try (LocalStack stack = LocalStack.start(LocalSettings.only(unfinished, PartName.POSTGRES), progress -> {})) {
            preparation.prepare(stack.addresses().known().postgres().orElseThrow());
        }
        Folders.delete(data);
        Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
        return note;
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }
}
