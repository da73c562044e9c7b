package io.countersign.infra.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The data directory, held by one stack at a time. The operating system releases it when the holder dies. */
final class DataDirectory implements AutoCloseable {
    static final String STATE = "state.json";
    private static final int PID_DIGITS = 20;

    private final Path path;
    private final FileChannel channel;
    private final PortHolds ports = new PortHolds();

    private DataDirectory(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** Makes the directory if it is missing, and holds it. */
    static DataDirectory hold(Path path) throws IOException {
        Files.createDirectories(path);
        FileChannel channel = FileChannel.open(
                path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (tryLock(channel) == null) {
                throw new LocalStackException("The data directory " + path + " is in use by process " + read(channel)
                        + ". Stop that one, or choose another directory with --data.");
            }
            channel.truncate(0);
            channel.write(StandardCharsets.US_ASCII.encode(
                    Long.toString(ProcessHandle.current().pid())));
            return new DataDirectory(path, channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** The folder of a part, made if it is missing. */
    Path folder(PartName part) throws IOException {
        return Files.createDirectories(path.resolve(part.folder()));
    }

    /** The ports that the stack has chosen. */
    PortHolds ports() {
        return ports;
    }

    Path path() {
        return path;
    }

    Path stateFile() {
        return path.resolve(STATE);
    }

    @Override
    public void close() throws IOException {
        ports.close();
        channel.close();
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer pid = ByteBuffer.allocate(PID_DIGITS);
        channel.read(pid, 0);
        return StandardCharsets.US_ASCII.decode(pid.flip()).toString();
    }
}
