package io.countersign.infra.local;

import com.sun.security.auth.module.UnixSystem;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How commands of the operating system are run. */
final class Commands {
    private Commands() {}

    /** In a session of its own, so that Ctrl-C in the terminal reaches the application alone, which stops its parts in order. */
    static List<String> detached(List<String> command) {
        return find("setsid").map(setsid -> prefix(List.of(setsid), command)).orElse(command);
    }

    /** PostgreSQL refuses to run as root; a user namespace in which root is nobody satisfies it. */
    static List<String> unprivileged(List<String> command) {
        if (new UnixSystem().getUid() != 0) {
            return command;
        }
        String unshare = find("unshare")
                .orElseThrow(
                        () -> new LocalStackException(
                                "PostgreSQL does not run as root, and unshare was not found: start Countersign as an ordinary user."));
        return prefix(List.of(unshare, "-U"), command);
    }

    /** Without the variables by which PostgreSQL's and Java's environment would change what is asked for. */
    static ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.equals("JAVA_TOOL_OPTIONS"));
        builder.environment().put("LC_ALL", "C.UTF-8");
        return builder;
    }

    /** Runs to the end; an error with its output if it fails. */
    static void run(List<String> command) throws IOException, InterruptedException {
        Process process = builder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        if (code != 0) {
            throw new LocalStackException(
                    String.join(" ", command) + " failed with exit code " + code + ":\n" + output.strip());
        }
    }

    /** Sends a signal to a process, unless that has ended. */
    static void signal(String name, ProcessHandle process) throws IOException, InterruptedException {
        try {
            run(List.of("kill", "-" + name, Long.toString(process.pid())));
        } catch (LocalStackException e) {
            if (process.isAlive()) {
                throw e;
            }
        }
    }

    private static Optional<String> find(String program) {
        String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        return List.of(path.split(File.pathSeparator, -1)).stream()
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    private static List<String> prefix(List<String> words, List<String> command) {
        List<String> all = new ArrayList<>(words);
        all.addAll(command);
        return List.copyOf(all);
    }
}
