package io.countersign.item;

import io.countersign.digest.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** A folder of files on their way into a {@link DirectoryMediaStore}. */
final class DirectoryBatch implements MediaStore.Batch {
    private static final int BUFFER = 64 * 1024;

    private final DirectoryMediaStore store;
    private final Path folder;

    DirectoryBatch(DirectoryMediaStore store, Path folder) {
        this.store = store;
        this.folder = folder;
    }

    @Override
    public MediaStore.Stored add(InputStream content, long atMost) throws IOException {
        Files.createDirectories(folder);
        Path part = folder.resolve("+" + UUID.randomUUID());
        MessageDigest digest = Sha256.digest();
        long bytes = 0;
        byte[] buffer = new byte[BUFFER];
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                bytes += read;
                if (bytes > atMost) {
                    throw new MediaStore.TooLarge(atMost);
                }
                digest.update(buffer, 0, read);
                ByteBuffer chunk = ByteBuffer.wrap(buffer, 0, read);
                while (chunk.hasRemaining()) {
                    channel.write(chunk);
                }
            }
            channel.force(true);
        }
        String sha256 = Sha256.of(digest);
        Files.move(part, folder.resolve(sha256), StandardCopyOption.ATOMIC_MOVE);
        return new MediaStore.Stored(sha256, bytes);
    }

    @Override
    public InputStream open(String sha256) throws IOException {
        return Files.newInputStream(folder.resolve(sha256));
    }

    @Override
    public void keep() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = String.valueOf(file.getFileName());
                if (HexFormat.isHexDigit(name.charAt(0)) && !Files.exists(store.place(name))) {
                    Path target = store.makeFolder(name);
                    Files.move(file, target.resolve(name), StandardCopyOption.ATOMIC_MOVE);
                    DirectoryMediaStore.force(target);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        FileSystemUtils.deleteRecursively(folder);
    }
}
