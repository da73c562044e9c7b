package io.countersign.api.crash;

import io.countersign.infra.local.PartName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The processes that a stack started for its parts. */
final class Victims {
    private Victims() {}

    /** SIGKILL for the process of a part and everything that it started, as {@code state.json} names it. */
    static void kill(Path data, PartName part) {
        JsonNode state = JsonMapper.shared().readTree(data.resolve("state.json"));
        for (JsonNode child : state.get("children")) {
            if (child.get("part").asString().equals(part.name())) {
                ProcessHandle.of(child.get("pid").asLong()).ifPresent(Victims::kill);
                return;
            }
        }
        throw new AssertionError(part + " is not in " + state);
    }

    private static void kill(ProcessHandle process) {
        List<ProcessHandle> descendants = process.descendants().toList();
        process.destroyForcibly();
        descendants.forEach(ProcessHandle::destroyForcibly);
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
