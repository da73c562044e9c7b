package io.countersign.signing;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** Files that are on the disk, whole, when the call returns. */
public final class Durably {
    private Durably() {}

    @FunctionalInterface
    public interface Content<T> {
        T writeTo(OutputStream out) throws IOException;
    }

    public static <T> T write(Path file, Content<T> content) throws IOException {
        try (FileChannel channel = FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING);
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
            T result = content.writeTo(out);
            out.flush();
            channel.force(true);
            return result;
        }
    }

    /** The file appears under its name whole or not at all, and replaces one that is there. */
    public static <T> T replace(Path file, Content<T> content) throws IOException {
        Path directory = Files.createDirectories(directoryOf(file));
        Path part = Files.createTempFile(directory, file.getFileName().toString(), ".part");
        try {
            T result = write(part, content);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            flushDirectory(directory);
            return result;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    public static Path directoryOf(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file lies in a directory");
    }

    /** So that the names in it survive a power cut. */
    public static void flushDirectory(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
