package io.countersign.bench.product;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The product as a process of its own, as {@code ./countersign serve} starts it. Close it to stop it. */
public final class Product implements AutoCloseable {
    private static final Pattern ADDRESS =
            Pattern.compile("(HTTP API|Issuer|PostgreSQL|Engine|Elasticsearch)\\s+((?:http|jdbc)\\S+)");
    private static final Pattern READY = Pattern.compile("Ready in ([0-9.]+) s.*");
    private static final long STOP_SECONDS = 90;

    private final Process process;
    private final Map<String, String> addresses;
    private final double readySeconds;
    private final Path data;

    private Product(Process process, Map<String, String> addresses, double readySeconds, Path data) {
        this.process = process;
        this.addresses = addresses;
        this.readySeconds = readySeconds;
        this.data = data;
    }

    /**
     * Starts it on free ports and returns when it is ready.
     *
     * @param root the checkout
     * @param environment more of it, such as addresses of parts that run elsewhere
     */
    public static Product start(Path root, Path data, Map<String, String> environment) throws IOException {
        Files.createDirectories(data);
        ProcessBuilder builder = new ProcessBuilder(
                        root.resolve("countersign").toString(), "serve", "--port", "0", "--data", data.toString())
                .redirectError(data.resolve("application.log").toFile());
        builder.environment().putAll(environment);
        builder.environment().put("COUNTERSIGN_LIMITS_REQUESTSPERMINUTE", String.valueOf(Integer.MAX_VALUE));
        Process process = builder.start();
        Map<String, String> addresses = new HashMap<>();
        BufferedReader lines = process.inputReader();
        PrintWriter kept = new PrintWriter(Files.newBufferedWriter(data.resolve("application.out")));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            kept.println(line);
            Matcher address = ADDRESS.matcher(line);
            Matcher ready = READY.matcher(line);
            if (address.matches()) {
                addresses.put(address.group(1), address.group(2));
            } else if (ready.matches()) {
                drain(lines, kept);
                return new Product(process, addresses, Double.parseDouble(ready.group(1)), data);
            }
        }
        kept.close();
        throw new IOException("the product did not start; see application.out and application.log in " + data);
    }

    /** What it prints from now on goes to a file too, so that it never waits for a reader. */
    private static void drain(BufferedReader lines, PrintWriter to) {
        Thread drain = new Thread(
                () -> {
                    try (to) {
                        lines.lines().forEach(to::println);
                    }
                },
                "product-output");
        drain.setDaemon(true);
        drain.start();
    }

    public ProcessHandle process() {
        return process.toHandle();
    }

    /** From the start of its JVM. */
    public double readySeconds() {
        return readySeconds;
    }

    public URI api() {
        String address = address("HTTP API");
        return URI.create(address.substring(0, address.length() - "/api/v1".length()));
    }

    public URI issuer() {
        return URI.create(address("Issuer"));
    }

    public URI elasticsearch() {
        return URI.create(address("Elasticsearch"));
    }

    public String jdbcUrl() {
        return address("PostgreSQL");
    }

    /** Of its PostgreSQL, where it started one. */
    public String postgresPassword() throws IOException {
        return Files.readString(data.resolve("postgres").resolve("password")).trim();
    }

    private String address(String part) {
        String address = addresses.get(part);
        if (address == null) {
            throw new IllegalStateException("the product named no address of " + part);
        }
        return address;
    }

    /** Asks it to stop in order, and ends what is left of it after a while. */
    @Override
    public void close() {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        // Not Process.destroy, which would close its output under the thread that reads it.
        process.toHandle().destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                Stream.concat(Stream.of(process.toHandle()), all.stream()).forEach(ProcessHandle::destroyForcibly);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
