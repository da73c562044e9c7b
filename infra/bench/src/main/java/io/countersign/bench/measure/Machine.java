package io.countersign.bench.measure;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What figures depend on besides the product: the machine, and what else it was busy with. */
public final class Machine {
    private Machine() {}

    /** The load average of the last minute. */
    public static double load() {
        return Double.parseDouble(line("/proc/loadavg").split(" ", -1)[0]);
    }

    /** CPU seconds so far of everything on the machine. */
    public static double busySeconds() {
        String[] fields = line("/proc/stat").trim().split("\\s+", -1);
        // user, nice, system, (idle, iowait), irq, softirq, steal; guests are in user already
        return (number(fields[1])
                        + number(fields[2])
                        + number(fields[3])
                        + number(fields[6])
                        + number(fields[7])
                        + number(fields[8]))
                / 100;
    }

    public static String describe() {
        return String.format(
                Locale.ROOT,
                "%d cores (%s), %.0f GiB, JDK %s",
                Runtime.getRuntime().availableProcessors(),
                value("/proc/cpuinfo", "model name"),
                number(value("/proc/meminfo", "MemTotal").replace("kB", "").trim()) / (1 << 20),
                Runtime.version());
    }

    /** The revision of the checkout, marked where files differ from it. */
    public static String revision(Path root) {
        String revision = git(root, "rev-parse", "--short", "HEAD");
        return git(root, "status", "--porcelain", "--untracked-files=no").isEmpty() ? revision : revision + " changed";
    }

    private static String git(Path root, String... arguments) {
        List<String> command = new java.util.ArrayList<>(List.of("git", "-C", root.toString()));
        command.addAll(Arrays.asList(arguments));
        try {
            Process git = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (BufferedReader answer =
                    new BufferedReader(new InputStreamReader(git.getInputStream(), StandardCharsets.UTF_8))) {
                String first = answer.readLine();
                return first == null ? "" : first;
            }
        } catch (IOException e) {
            return "unknown";
        }
    }

    private static String value(String file, String name) {
        try {
            return Files.readAllLines(Path.of(file)).stream()
                    .filter(line -> line.startsWith(name))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).trim())
                    .orElse("0");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(String file) {
        try (BufferedReader reader = Files.newBufferedReader(Path.of(file))) {
            return String.valueOf(reader.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double number(String text) {
        return Double.parseDouble(text);
    }
}
