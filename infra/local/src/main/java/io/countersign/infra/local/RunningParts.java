package io.countersign.infra.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The parts of a data directory that another process has running as processes of their own. */
public final class RunningParts {
    private RunningParts() {}

    /** Whether the directory holds data at all, running or not. */
    public static boolean hasData(Path data) {
        return Files.isDirectory(data.resolve(PartName.POSTGRES.folder()).resolve("data"));
    }

    /**
     * Where they are reached.
     *
     * @param others known already: they stay as they are
     */
    public static ConfiguredAddresses of(Path data, ConfiguredAddresses others) {
        Path directory = data.toAbsolutePath().normalize();
        try {
            StateFile state = StateFile.read(directory.resolve(DataDirectory.STATE));
            ConfiguredAddresses found = others;
            Optional<Child> postgres = running(state, PartName.POSTGRES);
            if (found.postgres().isEmpty() && postgres.isPresent()) {
                String password =
                        Files.readString(Path.of(postgres.get().folder()).resolve("password"));
                found = found.withPostgres(PostgresPart.address(postgres.get().port(), password));
            }
            Optional<Child> elasticsearch = running(state, PartName.ELASTICSEARCH);
            if (found.elasticsearch().isEmpty() && elasticsearch.isPresent()) {
                found = found.withElasticsearch(URI.create(
                        "http://" + Ports.HOST + ":" + elasticsearch.get().port()));
            }
            return found;
        } catch (IOException e) {
            throw new LocalStackException("The data directory " + directory + " cannot be read: " + e, e);
        }
    }

    private static Optional<Child> running(StateFile state, PartName part) {
        return state.child(part).filter(child -> child.running().isPresent());
    }
}
