package io.countersign.infra.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code state.json}: the processes that run for this data directory, and the ports that its parts had last. Each change replaces the
 * file as a whole.
 */
final class StateFile {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path file;
    private final List<Child> children;
    private final Map<PartName, Integer> ports = new EnumMap<>(PartName.class);

    private StateFile(Path file, Content content) {
        this.file = file;
        this.children = new ArrayList<>(content.children());
        if (content.ports() != null) {
            ports.putAll(content.ports());
        }
    }

    static StateFile read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return new StateFile(file, new Content(List.of(), null));
        }
        try {
            return new StateFile(file, JSON.readValue(Files.readString(file), Content.class));
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

    synchronized Optional<Integer> port(PartName part) {
        return Optional.ofNullable(ports.get(part));
    }

    synchronized void rememberPort(PartName part, int port) throws IOException {
        if (!Objects.equals(ports.put(part, port), port)) {
            write();
        }
    }

    private void write() throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.writeString(next, JSON.writeValueAsString(new Content(children, ports)));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** @param ports null in a file that knows of none yet */
    private record Content(List<Child> children, @Nullable Map<PartName, Integer> ports) {}
}
