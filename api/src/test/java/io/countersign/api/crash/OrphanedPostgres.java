package io.countersign.api.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Ends the PostgreSQL of a data directory once this process has ended, however it ended: nothing else ends it by itself. */
final class OrphanedPostgres {
    private static final String SCRIPT = """
            cat > /dev/null
            pid=$(head -n 1 "$0/postgres/data/postmaster.pid") && grep -qa "$0" "/proc/$pid/cmdline" && kill -INT "$pid"
            """;

    private OrphanedPostgres() {}

    static void endsWithThisProcess(Path data) {
        try {
            new ProcessBuilder("sh", "-c", SCRIPT, data.toString())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
