package io.countersign.bench.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of its own process that says where its database is, answers each line with one, and ends with its input. */
public final class ServerProcess implements AutoCloseable {
    private static final long STOP_SECONDS = 60;
    private static final String SAYS = "bench ";

    private final Process process;
    private final BufferedReader answers;
    private final PrintWriter questions;
    private final String database;

    private ServerProcess(Process process) throws IOException {
        this.process = process;
        this.answers = process.inputReader();
        this.questions = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
        this.database = answer();
    }

    /** @param program {@link EngineServer} or {@link OperatonProgram} */
    static ServerProcess start(Class<?> program, Path data, String... arguments) throws IOException {
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName(),
                data.toString()));
        command.addAll(List.of(arguments));
        return new ServerProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** The side of the process: what {@link #ask} gives. */
    static void say(String answer) {
        System.out.println(SAYS + answer);
    }

    public String ask(String question) throws IOException {
        questions.println(question);
        return answer();
    }

    private String answer() throws IOException {
        String line = answers.readLine();
        while (line != null) {
            if (line.startsWith(SAYS)) {
                return line.substring(SAYS.length());
            }
            line = answers.readLine();
        }
        throw new IOException("the process has ended");
    }

    public ProcessHandle process() {
        return process.toHandle();
    }

    /** JDBC address of its PostgreSQL, with user and password. */
    public String database() {
        return database;
    }

    @Override
    public void close() {
        questions.close();
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
