package io.countersign.infra.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;

/** Chooses ports on 127.0.0.1. */
final class Ports {
    static final String HOST = "127.0.0.1";

    private Ports() {}

    /** The usual port if it is wanted and free, else the one of the last time if that is free, else any free one. */
    static int choose(PartName part, boolean usual, Optional<Integer> last) throws IOException {
        if (usual && isFree(part.usualPort())) {
            return part.usualPort();
        }
        return last.isPresent() && isFree(last.get()) ? last.get() : free();
    }

    static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
            return socket.getLocalPort();
        }
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
