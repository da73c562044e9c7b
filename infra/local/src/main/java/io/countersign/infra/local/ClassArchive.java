package io.countersign.infra.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.zip.CRC32;

/**
 * An archive of loaded classes (AppCDS) for one class path and one Java. It is written by the first run when that one ends
 * well, and makes the later ones start in half the time.
 */
final class ClassArchive {
    private final Path archive;
    private final Path unfinished;
    private final boolean exists;

    private ClassArchive(Path archive, Path unfinished, boolean exists) {
        this.archive = archive;
        this.unfinished = unfinished;
        this.exists = exists;
    }

    static ClassArchive of(List<Path> jars, Path cache) throws IOException {
        Path archive = cache.resolve("elasticsearch-" + key(jars) + ".jsa");
        return new ClassArchive(archive, Unfinished.path(cache, "elasticsearch"), Files.exists(archive));
    }

    /** The options with which the process reads the archive, or writes it. */
    List<String> options() {
        return exists
                ? List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:cds=off")
                : List.of("-XX:ArchiveClassesAtExit=" + unfinished, "-Xlog:cds=off", "-Xlog:cds+dynamic=off");
    }

    /** Keeps what the process wrote, if it came to write it. */
    void keep() throws IOException {
        if (Files.exists(unfinished)) {
            Files.move(unfinished, archive, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Changes with all that Java itself compares when it opens an archive: its own version, each jar's size and time. */
    private static String key(List<Path> jars) throws IOException {
        StringBuilder facts = new StringBuilder(System.getProperty("java.vm.version"));
        for (Path jar : jars) {
            facts.append('\n').append(jar).append(' ').append(Files.size(jar));
            facts.append(' ').append(Files.getLastModifiedTime(jar).toMillis());
        }
        CRC32 crc = new CRC32();
        crc.update(facts.toString().getBytes(StandardCharsets.UTF_8));
        return String.format("%08x", crc.getValue());
    }
}
