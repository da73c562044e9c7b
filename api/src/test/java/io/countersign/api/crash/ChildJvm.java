package io.countersign.api.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A Java process on the class path of the tests. What it says goes to a log file, of which this process knows its own part. */
final class ChildJvm implements AutoCloseable {
    private static final long START_SECONDS = 120;
    private static final long STOP_SECONDS = 60;

    private final Process process;
    private final Path log;
    private final List<String> said = new ArrayList<>();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final Thread listener;

    private ChildJvm(Process process, Path log, String readyMark) {
        this.process = process;
        this.log = log;
        this.listener = new Thread(() -> listen(readyMark), "listen-" + process.pid());
        listener.setDaemon(true);
        listener.start();
    }

    /**
     * @param properties system properties of the child
     * @param readyMark begins the line with which the child says that it is ready
     */
    static ChildJvm start(Path log, Map<String, String> properties, String readyMark, List<String> mainAndArguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Duser.timezone=UTC"));
        properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-cp", classPath(), Tether.class.getName()));
        command.addAll(mainAndArguments);
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            return new ChildJvm(
                    new ProcessBuilder(command).redirectErrorStream(true).start(), log, readyMark);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** @throws AssertionError where it ends or takes too long before it is ready */
    ChildJvm awaitReady() {
        try {
            ready.get(START_SECONDS, TimeUnit.SECONDS);
            return this;
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("not ready; see " + log + ":\n" + String.join("\n", said()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** The rest of the first line that begins so. */
    String after(String beginning) {
        return said().stream()
                .filter(line -> line.startsWith(beginning))
                .map(line -> line.substring(beginning.length()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("it did not say " + beginning + "; see " + log));
    }

    List<String> said() {
        synchronized (said) {
            return List.copyOf(said);
        }
    }

    /** SIGKILL; returns when it is dead. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** SIGTERM; returns what it said from then on when it has ended. */
    List<String> terminate() {
        int before = said().size();
        process.toHandle().destroy();
        awaitEnd();
        List<String> all = said();
        return all.subList(before, all.size());
    }

    /** Ends it in order where it still runs. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("it did not end within " + STOP_SECONDS + " s; see " + log);
            }
            listener.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private void listen(String readyMark) {
        try (BufferedReader lines =
                        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                Writer file = Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                synchronized (said) {
                    said.add(line);
                }
                file.append(line).append('\n').flush();
                if (line.startsWith(readyMark)) {
                    ready.complete(null);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            ready.completeExceptionally(new IOException("it ended"));
        }
    }
}
