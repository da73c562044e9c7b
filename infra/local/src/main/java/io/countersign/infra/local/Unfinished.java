package io.countersign.infra.local;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is being made for the cache, under a name that tells which process makes it; what a dead one left is removed. */
final class Unfinished {
    private static final Pattern NAME = Pattern.compile(".+-(\\d+)-[0-9a-f-]{36}\\.unfinished");

    private Unfinished() {}

    /** A path in the cache that nothing else uses. The cache is made if it is missing. */
    static Path path(Path cache, String kind) throws IOException {
        Files.createDirectories(cache);
        sweep(cache);
        return cache.resolve(kind + "-" + ProcessHandle.current().pid() + "-" + UUID.randomUUID() + ".unfinished");
    }

    private static void sweep(Path cache) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(cache, "*.unfinished")) {
            for (Path file : files) {
                Matcher name = NAME.matcher(file.getFileName().toString());
                if (name.matches() && isDead(Long.parseLong(name.group(1)))) {
                    Folders.delete(file);
                }
            }
        }
    }

    private static boolean isDead(long pid) {
        return ProcessHandle.of(pid).isEmpty();
    }
}
