package io.countersign.bench;

import io.countersign.bench.product.Product;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** What all benchmarks of the whole product take. */
final class CheckoutOptions {
    @CommandLine.Option(
            names = "--data",
            description = "Where the product keeps everything (default: a new folder under data/bench).")
    private @Nullable Path data;

    @CommandLine.Option(names = "--seed", description = "Of everything random (default: ${DEFAULT-VALUE}).")
    long seed = 1;

    @CommandLine.Option(
            names = "--profile",
            description = "Records the application with JDK Flight Recorder into this file.")
    private @Nullable Path profile;

    /** The checkout, as the script says. */
    static Path root() {
        return Path.of(System.getProperty("countersign.root", "."))
                .toAbsolutePath()
                .normalize();
    }

    Product start(Map<String, String> environment, PrintWriter out) throws IOException {
        Path kept = data == null ? fresh() : data.toAbsolutePath();
        out.println("Starting the product, data in " + kept);
        out.flush();
        return Product.start(root(), kept, profile == null ? environment : profiled(environment, profile));
    }

    private static Path fresh() throws IOException {
        Path parent = root().resolve("data").resolve("bench");
        Files.createDirectories(parent);
        return Files.createTempDirectory(parent, "run-");
    }

    private static Map<String, String> profiled(Map<String, String> environment, Path file) {
        Map<String, String> more = new java.util.HashMap<>(environment);
        more.put(
                "COUNTERSIGN_JAVA_OPTIONS",
                "-XX:FlightRecorderOptions=stackdepth=256 -XX:StartFlightRecording=settings=profile,filename="
                        + file.toAbsolutePath());
        return more;
    }
}
