package io.countersign.infra.local;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Chooses ports on 127.0.0.1. */
final class Ports {
    static final String HOST = "127.0.0.1";
    static final int FIRST_FREE = 20_000;
    static final int LAST_FREE = 31_999;
    private static final int MOST_TRIES = 1_000;

    private Ports() {}

    /**
     * The usual port if it is wanted and free, else the one of the last time if that is free, else any free one.
     *
     * @param holds where the choice is told to other stacks
     */
    static int choose(PartName part, boolean usual, Optional<Integer> last, PortHolds holds) throws IOException {
        if (usual && isFree(part.usualPort()) && holds.take(part.usualPort())) {
            return part.usualPort();
        }
        if (last.isPresent() && isFree(last.get()) && holds.take(last.get())) {
            return last.get();
        }
        int port = free();
        while (!holds.take(port)) {
            port = free();
        }
        return port;
    }

    /**
     * A free port that systems don't give to outgoing connections by themselves (from 32768 or 49152 up): between this choice and
     * the start of the part, any connection of any program could take one of those.
     *
     * @throws IOException where none was found
     */
    static int free() throws IOException {
        return ThreadLocalRandom.current()
                .ints(MOST_TRIES, FIRST_FREE, LAST_FREE + 1)
                .filter(Ports::isFree)
                .findFirst()
                .orElseThrow(
                        () -> new IOException("no free port on " + HOST + " from " + FIRST_FREE + " to " + LAST_FREE));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // As servers do: a port whose last connections are still fading away is free.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(HOST, port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
