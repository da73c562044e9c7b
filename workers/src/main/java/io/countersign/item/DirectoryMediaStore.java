package io.countersign.item;

import io.countersign.problem.NotFound;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * A directory: {@code ab/cd/abcd...}, two levels so that no folder grows long. A file is written under {@code incoming}, forced to
 * the disk and renamed into its place: a name that is there is complete.
 */
@Component
class DirectoryMediaStore implements MediaStore {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    /** No upload takes longer; what is older was left by a process that died. */
    private static final Duration ABANDONED = Duration.ofDays(1);

    private final Path root;
    private final Path incoming;

    DirectoryMediaStore(@Value("${countersign.media.directory:data/media}") Path root, InstantSource clock) {
        this.root = root.toAbsolutePath().normalize();
        this.incoming = this.root.resolve("incoming");
        try {
            Files.createDirectories(incoming);
            clear(clock.instant().minus(ABANDONED));
        } catch (IOException e) {
            throw new UncheckedIOException("media cannot be kept in " + root, e);
        }
    }

    private void clear(Instant before) throws IOException {
        try (Stream<Path> batches = Files.list(incoming)) {
            for (Path batch : batches.toList()) {
                if (Files.getLastModifiedTime(batch).toInstant().isBefore(before)) {
                    FileSystemUtils.deleteRecursively(batch);
                }
            }
        }
    }

    @Override
    public Batch begin() {
        return new DirectoryBatch(this, incoming.resolve(UUID.randomUUID().toString()));
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

    Path place(String sha256) {
        if (!SHA256.matcher(sha256).matches()) {
            throw new NotFound("media", sha256);
        }
        return folder(sha256).resolve(sha256);
    }

    /** The folder of a digest, made if need be: a new folder is on the disk only when its parent is. */
    Path makeFolder(String sha256) throws IOException {
        Path folder = folder(sha256);
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            force(root.resolve(sha256.substring(0, 2)));
            force(root);
        }
        return folder;
    }

    private Path folder(String sha256) {
        return root.resolve(sha256.substring(0, 2)).resolve(sha256.substring(2, 4));
    }

    static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
