package io.countersign.signing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The system's keys, one file each in a directory that only its owner may read: {@code ed25519-0001.pem} and so on. The newest signs;
 * the others stay, so that it can be seen what they signed. Several nodes share the directory.
 */
public final class KeyRing {
    private static final String NAME = "ed25519-%04d.pem";
    private static final String NAMES = "ed25519-*.pem";

    private final Path directory;

    public KeyRing(Path directory) {
        this.directory = directory.toAbsolutePath();
    }

    /** The newest key; made where there is none. */
    public SigningKey current() {
        List<Path> files = files();
        return read(files.isEmpty() ? make(1) : files.get(files.size() - 1));
    }

    /** Every key, the oldest first. */
    public List<SigningKey> all() {
        return files().stream().map(KeyRing::read).toList();
    }

    /** Makes a new key, which signs from now on. The nodes that run take it up with their next signature. */
    public SigningKey rotate() {
        return read(make(files().size() + 1));
    }

    private List<Path> files() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(directory)) {
            return found.filter(file -> directory
                            .getFileSystem()
                            .getPathMatcher("glob:" + NAMES)
                            .matches(file.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the keys in " + directory + " can't be read", e);
        }
    }

    private static SigningKey read(Path file) {
        try {
            return SigningKey.read(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("the signing key " + file + " can't be read", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(file + " holds no Ed25519 key pair", e);
        }
    }

    /** Where another process makes the same one first, that one counts. */
    private Path make(int number) {
        Path file = directory.resolve(String.format(Locale.ROOT, NAME, number));
        try {
            Files.createDirectories(directory);
            Path fresh = Files.createTempFile(
                    directory,
                    "key",
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try {
                byte[] text = SigningKey.fresh().written();
                Durably.write(fresh, out -> {
                    out.write(text);
                    return text;
                });
                // Unlike a move, a link does not replace the key that another process has made meanwhile.
                Files.createLink(file, fresh);
            } catch (FileAlreadyExistsException e) {
                return file;
            } finally {
                Files.delete(fresh);
            }
            Durably.flushDirectory(directory);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("the signing key " + file + " can't be made", e);
        }
    }
}
