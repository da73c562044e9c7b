package io.countersign.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A line of /proc/PID/stat, of a process or of one of its threads.
 *
 * @param seconds of CPU, in user and kernel mode
 * @param endedChildrenSeconds of CPU of the children that have ended
 */
record ProcStat(String name, double seconds, double endedChildrenSeconds) {
    /** The kernel's unit towards programs, on every architecture that we run on. */
    private static final double TICKS_A_SECOND = 100;

    /** Empty where it has ended. */
    static Optional<ProcStat> read(Path stat) {
        String line;
        try {
            line = Files.readString(stat);
        } catch (NoSuchFileException ended) {
            return Optional.empty();
        } catch (IOException e) {
            // A thread that ends while it is read.
            if (String.valueOf(e.getMessage()).contains("No such process")) {
                return Optional.empty();
            }
            throw new UncheckedIOException(e);
        }
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
        return Optional.of(new ProcStat(
                line.substring(line.indexOf('(') + 1, line.lastIndexOf(')')),
                (ticks(fields[11]) + ticks(fields[12])) / TICKS_A_SECOND,
                (ticks(fields[13]) + ticks(fields[14])) / TICKS_A_SECOND));
    }

    private static long ticks(String field) {
        return Long.parseLong(field);
    }
}
