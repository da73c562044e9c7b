package io.countersign.infra.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A process of a part. Its output goes to a log file, and to its end where the part was started before in this run; the file of the
 * run before is kept beside it.
 */
final class ChildProcess {
    private static final Logger LOG = LoggerFactory.getLogger(ChildProcess.class);
    private static final int LOG_TAIL_LINES = 8;

    private final PartName part;
    private final Process process;
    private final Path log;
    private final long logBegin;
    private final CompletableFuture<Integer> unexpectedEnd = new CompletableFuture<>();
    private volatile boolean stopping;

    private ChildProcess(PartName part, Process process, Path log, long logBegin) {
        this.part = part;
        this.process = process;
        this.log = log;
        this.logBegin = logBegin;
    }

    /** @param again whether the part ran before in this run */
    static ChildProcess start(PartName part, List<String> command, Path log, boolean again) throws IOException {
        if (!again && Files.exists(log)) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
        long begin = Files.exists(log) ? Files.size(log) : 0;
        ProcessBuilder builder = Commands.builder(Commands.detached(command));
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        ChildProcess child = new ChildProcess(part, builder.start(), log, begin);
        var unused = child.process.onExit().thenAccept(child::ended);
        return child;
    }

    /** Its exit code, once it has ended without having been told to. */
    CompletableFuture<Integer> unexpectedEnd() {
        return unexpectedEnd;
    }

    /** Whether it has ended and said this at last. */
    boolean endedSaying(String text) throws IOException {
        return !process.isAlive() && tail().contains(text);
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
            unexpectedEnd.complete(ended.exitValue());
        }
    }

    private String tail() throws IOException {
        byte[] said = Files.readAllBytes(log);
        int begin = (int) Math.min(logBegin, said.length);
        List<String> lines = new String(said, begin, said.length - begin, StandardCharsets.UTF_8)
                .lines()
                .toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_TAIL_LINES), lines.size()));
    }
}
