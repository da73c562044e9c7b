package io.countersign.infra.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A process of a part. Its output goes to a log file; the file of the run before is kept beside it. */
final class ChildProcess {
    private static final Logger LOG = LoggerFactory.getLogger(ChildProcess.class);
    private static final int LOG_TAIL_LINES = 8;

    private final PartName part;
    private final Process process;
    private final Path log;
    private volatile boolean stopping;

    private ChildProcess(PartName part, Process process, Path log) {
        this.part = part;
        this.process = process;
        this.log = log;
    }

    static ChildProcess start(PartName part, List<String> command, Path log) throws IOException {
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
        ProcessBuilder builder = Commands.builder(Commands.detached(command));
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        ChildProcess child = new ChildProcess(part, builder.start(), log);
        var unused = child.process.onExit().thenAccept(child::ended);
        return child;
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** An error with the end of the log if the process has ended. */
    void requireRunning() throws IOException {
        if (!process.isAlive()) {
            throw new LocalStackException(part.label() + " ended with exit code " + process.exitValue()
                    + " instead of starting. The end of its log " + log + ":\n" + tail());
        }
    }

    /** Closes its standard input. */
    void closeInput() throws IOException {
        stopping = true;
        process.getOutputStream().close();
    }

    /** From here on its end is expected. */
    void expectEnd() {
        stopping = true;
    }

    /** Waits until it has ended, and kills it when the time is up. */
    void awaitEnd(Duration limit) throws InterruptedException {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warn("{} (pid {}) did not stop within {}: killing it", part.label(), process.pid(), limit);
            process.destroyForcibly().waitFor();
        }
    }

    private void ended(Process ended) {
        if (!stopping) {
            LOG.error(
                    "{} (pid {}) ended with exit code {}; its log: {}",
                    part.label(),
                    ended.pid(),
                    ended.exitValue(),
                    log);
        }
    }

    private String tail() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(log));
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_TAIL_LINES), lines.size()));
    }
}
