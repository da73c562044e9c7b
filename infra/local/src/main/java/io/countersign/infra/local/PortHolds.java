package io.countersign.infra.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ports that a stack has chosen, told to other stacks on this machine by locks of files: between the choice of a port and the
 * moment that its server has it, seconds can go by. The operating system gives the locks back when the process dies.
 */
final class PortHolds implements AutoCloseable {
    private final List<FileChannel> held = new ArrayList<>();

    /** False where another stack has chosen it. */
    boolean take(int port) throws IOException {
        Path file = Path.of(
                System.getProperty("java.io.tmpdir"),
                "countersign-port-" + System.getProperty("user.name") + "-" + port + ".lock");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            return false;
        }
        held.add(channel);
        return true;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        for (FileChannel channel : held) {
            channel.close();
        }
        held.clear();
    }
}
