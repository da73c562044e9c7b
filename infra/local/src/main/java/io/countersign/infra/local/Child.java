package io.countersign.infra.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process that was started for a part, as {@code state.json} remembers it.
 *
 * @param started when it started; with the pid it names one process, although pids are used again
 * @param folder its data folder, which stands in its command line
 */
record Child(PartName part, long pid, Instant started, int port, String folder) {
    /** The start time is computed from the machine's boot time, which moves a little when its clock is set. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    static Child of(PartName part, ProcessHandle process, int port, Path folder) {
        Instant started = process.info().startInstant().orElse(Instant.EPOCH);
        return new Child(part, process.pid(), started, port, folder.toString());
    }

    /** The process if it still runs and is the same one: its start and its command line agree. */
    Optional<ProcessHandle> running() {
        return ProcessHandle.of(pid).filter(this::isSame);
    }

    private boolean isSame(ProcessHandle process) {
        boolean sameStart = process.info()
                .startInstant()
                .filter(start -> Duration.between(start, started).abs().compareTo(TOLERANCE) <= 0)
                .isPresent();
        return sameStart && commandLine(process).contains(folder);
    }

    /** Java knows only the first 4,096 characters of a command line; those of a long class path are more. */
    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
        } catch (IOException noSuchFile) {
            return process.info().commandLine().orElse("");
        }
    }
}
