package io.countersign.infra.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The PostgreSQL of a data directory, as another process has it running or left it. */
public final class RunningDatabase {
    private RunningDatabase() {}

    /** Whether there is one at all, running or not. */
    public static boolean isIn(Path data) {
        return Files.isDirectory(data.resolve(PartName.POSTGRES.folder()).resolve("data"));
    }

    /** Its address; empty where none runs on this data directory. */
    public static Optional<PostgresAddress> of(Path data) {
        Path directory = data.toAbsolutePath().normalize();
        try {
            Optional<Child> running = StateFile.read(directory.resolve(DataDirectory.STATE))
                    .child(PartName.POSTGRES)
                    .filter(child -> child.running().isPresent());
            if (running.isEmpty()) {
                return Optional.empty();
            }
            Path folder = Path.of(running.get().folder());
            String password = Files.readString(folder.resolve("password")).strip();
            return Optional.of(PostgresPart.address(running.get().port(), password));
        } catch (IOException e) {
            throw new LocalStackException("The data directory " + directory + " cannot be read: " + e, e);
        }
    }
}
