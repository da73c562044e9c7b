package io.countersign.bench.engine;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An {@link EngineServer} as a process. */
public final class EngineProcess implements AutoCloseable {
    private static final long STOP_SECONDS = 60;

    private final Process process;
    private final URI address;

    private EngineProcess(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    public static EngineProcess start(Path data) throws IOException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EngineServer.class.getName(),
                        data.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        for (String line : (Iterable<String>) process.inputReader().lines()::iterator) {
            if (line.startsWith("http://")) {
                return new EngineProcess(process, URI.create(line));
            }
        }
        throw new IOException("the engine did not start");
    }

    public ProcessHandle process() {
        return process.toHandle();
    }

    public URI address() {
        return address;
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
