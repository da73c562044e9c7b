package io.countersign.bench.engine;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Long polls that wait at once, each on a connection of its own. */
public final class OpenPolls {
    private static final Duration WAIT = Duration.ofSeconds(5);

    private final URI address;

    public OpenPolls(URI address) {
        this.address = address;
    }

    /** The threads of the engine before, and the most while the polls were open. */
    public record Threads(int before, int during) {}

    /** Opens so many, each for a job type that has no jobs, and waits until each is answered with none. */
    public Threads open(ProcessHandle engine, int polls) throws IOException {
        int before = threads(engine);
        HttpClient http = HttpClient.newHttpClient();
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < polls; i++) {
            answers.add(http.sendAsync(
                    HttpRequest.newBuilder(address.resolve("/v2/jobs/activation"))
                            .version(HttpClient.Version.HTTP_1_1)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(
                                    "{\"type\":\"nothing-%d\",\"timeout\":60000,\"maxJobsToActivate\":1,\"requestTimeout\":%d}"
                                            .formatted(i, WAIT.toMillis())))
                            .build(),
                    HttpResponse.BodyHandlers.ofString()));
        }
        int during = before;
        CompletableFuture<Void> all = CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new));
        while (answers.stream().noneMatch(CompletableFuture::isDone)) {
            during = Math.max(during, threads(engine));
        }
        all.join();
        for (CompletableFuture<HttpResponse<String>> answer : answers) {
            if (answer.join().statusCode() != 200) {
                throw new IOException(answer.join().body());
            }
        }
        return new Threads(before, during);
    }

    private static int threads(ProcessHandle process) throws IOException {
        int count = 0;
        try (DirectoryStream<Path> tasks =
                Files.newDirectoryStream(Path.of("/proc", Long.toString(process.pid()), "task"))) {
            for (Path ignored : tasks) {
                count++;
            }
        }
        return count;
    }
}
