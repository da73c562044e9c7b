package io.countersign.infra.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A stack in a Java process of its own, to be killed. It tells each step on a line, and READY with its addresses at last. */
final class StackProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader lines;

    private StackProcess(Process process) {
        this.process = process;
        this.lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static StackProcess start(Path data, PartName... parts) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-D" + ElasticsearchHome.PROPERTY + "=" + System.getProperty(ElasticsearchHome.PROPERTY),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                StackProcess.class.getName(),
                data.toString()));
        for (PartName part : parts) {
            command.add(part.name());
        }
        return new StackProcess(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    public static void main(String[] arguments) throws IOException {
        Set<PartName> parts = new HashSet<>();
        for (String name : List.of(arguments).subList(1, arguments.length)) {
            parts.add(PartName.valueOf(name));
        }
        LocalSettings settings = LocalSettings.only(Path.of(arguments[0])).withParts(parts);
        LocalStack stack = LocalStack.start(settings, step -> System.out.println(step.line(Locale.ENGLISH)));
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
        System.out.println("READY");
        System.in.read();
    }

    /** Reads what it says until a line begins so. */
    void awaitLine(String beginning) throws IOException {
        StringBuilder said = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            said.append(line).append('\n');
            if (line.startsWith(beginning)) {
                return;
            }
        }
        throw new IOException("ended without saying " + beginning + ":\n" + said);
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM. */
    void terminate() {
        process.toHandle().destroy();
    }

    /** What it says until it ends. */
    String rest() throws IOException, InterruptedException {
        StringBuilder said = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            said.append(line).append('\n');
        }
        process.waitFor();
        return said.toString();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
