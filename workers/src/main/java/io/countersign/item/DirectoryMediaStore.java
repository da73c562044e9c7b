package io.countersign.item;

import io.countersign.problem.NotFound;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * A directory: {@code ab/cd/abcd...}, two levels so that no folder grows long. A file is written under {@code incoming}, forced to
 * the disk and renamed into its place; a name that is there is complete.
 */
@Component
class DirectoryMediaStore implements MediaStore {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final int BUFFER = 64 * 1024;

    private final Path root;
    private final Path incoming;

    DirectoryMediaStore(@Value("${countersign.media.directory:data/media}") Path root) {
        this.root = root.toAbsolutePath().normalize();
        this.incoming = this.root.resolve("incoming");
        try {
            Files.createDirectories(incoming);
        } catch (IOException e) {
            throw new UncheckedIOException("media cannot be kept in " + root, e);
        }
    }

    @Override
    public Stored put(InputStream content, long atMost) throws IOException {
        Path part = incoming.resolve(UUID.randomUUID().toString());
        try {
            MessageDigest digest = sha256();
            long bytes = write(content, part, digest, atMost);
            String sha256 = HexFormat.of().formatHex(digest.digest());
            Path folder = folder(sha256);
            if (!Files.exists(folder.resolve(sha256))) {
                createDirectory(folder);
                Files.move(part, folder.resolve(sha256), StandardCopyOption.ATOMIC_MOVE);
                force(folder);
            }
            return new Stored(sha256, bytes);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static long write(InputStream content, Path part, MessageDigest digest, long atMost) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long bytes = 0;
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                bytes += read;
                if (bytes > atMost) {
                    throw new TooLarge(atMost);
                }
                digest.update(buffer, 0, read);
                ByteBuffer chunk = ByteBuffer.wrap(buffer, 0, read);
                while (chunk.hasRemaining()) {
                    channel.write(chunk);
                }
            }
            channel.force(true);
        }
        return bytes;
    }

    /** A new folder is on the disk only when its parent is. */
    private void createDirectory(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            force(folder.resolve("..").normalize());
            force(root);
        }
    }

    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public InputStream open(String sha256) throws IOException {
        try {
            return Files.newInputStream(place(sha256));
        } catch (NoSuchFileException e) {
            throw new NotFound("media", sha256);
        }
    }

    @Override
    public boolean holds(String sha256) {
        return Files.exists(place(sha256));
    }

    private Path place(String sha256) {
        if (!SHA256.matcher(sha256).matches()) {
            throw new NotFound("media", sha256);
        }
        return folder(sha256).resolve(sha256);
    }

    private Path folder(String sha256) {
        return root.resolve(sha256.substring(0, 2)).resolve(sha256.substring(2, 4));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
