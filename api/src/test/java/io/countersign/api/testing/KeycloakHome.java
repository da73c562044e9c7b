package io.countersign.api.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.springframework.util.FileSystemUtils;

/** Keycloak unpacked and built for one kind of database, once for all test runs on this machine: building it takes longer than starting it. */
final class KeycloakHome {
    private static final Path ZIP = Path.of("target", "keycloak", "keycloak.zip");
    private static final Path CACHE =
            Path.of(System.getProperty("java.io.tmpdir"), "countersign-cache-" + System.getProperty("user.name"));
    private static final long MOST_MINUTES = 5;

    private KeycloakHome() {}

    /** Two test runs at once prepare it one after the other. */
    static Path prepared() throws IOException, InterruptedException {
        if (!Files.exists(ZIP)) {
            throw new IllegalStateException(
                    ZIP.toAbsolutePath() + " is missing: Maven copies it there before the tests");
        }
        Files.createDirectories(CACHE);
        Path home = CACHE.resolve("keycloak-" + Files.size(ZIP));
        try (FileChannel channel = FileChannel.open(
                        CACHE.resolve("keycloak.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (lock.isValid() && !Files.exists(home)) {
                prepare(home);
            }
        }
        return home;
    }

    /** Under another name until it is whole. */
    private static void prepare(Path home) throws IOException, InterruptedException {
        Path unfinished = home.resolveSibling(home.getFileName() + ".unfinished");
        FileSystemUtils.deleteRecursively(unfinished);
        unpack(unfinished);
        run(unfinished);
        Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Without the folder that everything in the archive lies in. */
    private static void unpack(Path to) throws IOException {
        try (InputStream in = Files.newInputStream(ZIP);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path name = Path.of(entry.getName());
                Path file = name.getNameCount() == 1 ? to : to.resolve(name.subpath(1, name.getNameCount()));
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    Files.copy(zip, file);
                }
            }
        }
    }

    private static void run(Path home) throws IOException, InterruptedException {
        Path log = home.resolve("build.log");
        Process build = new ProcessBuilder(List.of("bash", "bin/kc.sh", "build", "--db=dev-file"))
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!build.waitFor(MOST_MINUTES, TimeUnit.MINUTES) || build.exitValue() != 0) {
            build.destroyForcibly();
            throw new IllegalStateException("Keycloak could not be built: " + Files.readString(log));
        }
    }
}
