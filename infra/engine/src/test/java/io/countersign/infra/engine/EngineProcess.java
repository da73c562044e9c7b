package io.countersign.infra.engine;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** An engine in a JVM of its own, so that it can be killed. Its main class starts the engine and prints its address. */
final class EngineProcess implements AutoCloseable {
    private static final String READY = "READY ";

    private final Process process;
    private final URI address;

    private EngineProcess(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    public static void main(String[] arguments) throws InterruptedException {
        EngineSettings settings = EngineSettings.of(arguments[0], arguments[1], arguments[2])
                .withSchema(arguments[3])
                .withPort(Integer.parseInt(arguments[4]));
        EmbeddedEngine engine = EmbeddedEngine.start(settings);
        System.out.println(READY + engine.restAddress());
        Thread.currentThread().join();
    }

    static EngineProcess start(EngineSettings settings, int port) throws IOException {
        Process process = new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EngineProcess.class.getName(),
                        settings.jdbcUrl(),
                        settings.user(),
                        settings.password(),
                        settings.schema(),
                        Integer.toString(port)))
                .redirectError(new File("target", "engine-process.log"))
                .start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = output.readLine();
        while (line != null && !line.startsWith(READY)) {
            line = output.readLine();
        }
        if (line == null) {
            throw new IllegalStateException("the engine did not start, see target/engine-process.log");
        }
        return new EngineProcess(process, URI.create(line.substring(READY.length())));
    }

    URI address() {
        return address;
    }

    /** What the JVM has used so far. */
    Duration cpu() {
        return process.toHandle().info().totalCpuDuration().orElseThrow();
    }

    /** SIGKILL. */
    int kill() throws InterruptedException {
        process.destroyForcibly();
        return process.waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
