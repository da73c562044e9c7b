package io.countersign.signing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** A random secret in a file, in hex: made once, by whichever process comes first; all who share the directory share it. */
public final class KeptSecret {
    private static final int BYTES = 32;

    private KeptSecret() {}

    /** @return 32 bytes */
    public static byte[] of(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return HexFormat.of().parseHex(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("the secret " + file + " can't be kept", e);
        }
    }

    private static void make(Path file) throws IOException {
        Path directory = Files.createDirectories(Durably.directoryOf(file));
        byte[] fresh = new byte[BYTES];
        new SecureRandom().nextBytes(fresh);
        byte[] text = HexFormat.of().formatHex(fresh).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        Path part = Files.createTempFile(
                directory,
                "secret",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Durably.write(part, out -> {
                out.write(text);
                return text;
            });
            // Unlike a move, a link does not replace what another process has made meanwhile: that one counts then.
            Files.createLink(file, part);
            Durably.flushDirectory(directory);
        } catch (FileAlreadyExistsException e) {
            return;
        } finally {
            Files.delete(part);
        }
    }
}
