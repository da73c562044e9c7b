package io.countersign.infra.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code state.json}: the processes that run for this data directory. Each change replaces the file as a whole. */
final class StateFile {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path file;
    private final List<Child> children;

    private StateFile(Path file, List<Child> children) {
        this.file = file;
        this.children = new ArrayList<>(children);
    }

    static StateFile read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return new StateFile(file, List.of());
        }
        try {
            return new StateFile(
                    file, JSON.readValue(Files.readString(file), Content.class).children());
        } catch (JacksonException e) {
            throw new LocalStackException(
                    file + " is damaged: " + e.getOriginalMessage()
                            + ". If no process of it runs any more, remove the file.",
                    e);
        }
    }

    synchronized Optional<Child> child(PartName part) {
        return children.stream().filter(child -> child.part() == part).findFirst();
    }

    synchronized void put(Child child) throws IOException {
        children.removeIf(other -> other.part() == child.part());
        children.add(child);
        write();
    }

    synchronized void remove(PartName part) throws IOException {
        if (children.removeIf(child -> child.part() == part)) {
            write();
        }
    }

    private void write() throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.writeString(next, JSON.writeValueAsString(new Content(children)));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private record Content(List<Child> children) {}
}
