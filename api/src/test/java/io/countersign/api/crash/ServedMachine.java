package io.countersign.api.crash;

import io.countersign.api.CountersignApplication;
import io.countersign.infra.local.PartName;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code serve} on a data directory, in a process of its own, which can be killed and started again. */
final class ServedMachine implements AutoCloseable {
    private final Path data;
    private final Path log;
    private final Map<String, String> properties = new HashMap<>();
    private final int port = Victims.freePort();
    private volatile ChildJvm process;
    private volatile ChildJvm greeting;

    /** @param settings beside those that keep recovery short */
    ServedMachine(Path data, Path log, Map<String, String> settings) {
        this.data = data;
        this.log = log;
        properties.put("countersign.elasticsearch.home", System.getProperty("countersign.elasticsearch.home"));
        properties.putAll(settings);
        this.process = launch();
        this.greeting = process;
    }

    private ChildJvm launch() {
        return ChildJvm.start(
                log,
                properties,
                "Ready in",
                List.of(
                        CountersignApplication.class.getName(),
                        "serve",
                        "--data",
                        data.toString(),
                        "--port",
                        Integer.toString(port)));
    }

    ServedMachine awaitReady() {
        process.awaitReady();
        greeting = process;
        return this;
    }

    void killAndStartAgain() {
        process.kill();
        process = launch();
        awaitReady();
    }

    /** Also what outlives a kill of the application alone. */
    void killWithPartAndStartAgain(PartName part) {
        process.kill();
        killPart(part);
        process = launch();
        awaitReady();
    }

    /** What it said while it stopped in order. */
    List<String> stop() {
        return process.terminate();
    }

    @Override
    public void close() {
        process.close();
    }

    URI api() {
        return URI.create("http://127.0.0.1:" + port);
    }

    URI issuer() {
        return URI.create(told("Issuer"));
    }

    URI engine() {
        return URI.create(told("Engine"));
    }

    URI elasticsearch() {
        return URI.create(told("Elasticsearch"));
    }

    String kafka() {
        return told("Kafka");
    }

    String jdbcUrl() {
        return told("PostgreSQL");
    }

    /** What its health says of each server that it needs, and of all together. */
    Map<String, String> health() throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(api().resolve("/actuator/health"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        JsonNode health = JsonMapper.shared().readTree(answer.body());
        Map<String, String> parts = new HashMap<>();
        parts.put("(all)", answer.statusCode() + " " + health.get("status").asString());
        for (Map.Entry<String, JsonNode> part :
                health.get("components").get("parts").get("components").properties()) {
            parts.put(part.getKey(), part.getValue().get("status").asString());
        }
        return parts;
    }

    /** What the last start that came to its end told of a part. */
    private String told(String part) {
        return greeting.after("%-18s ".formatted(part));
    }

    void killPart(PartName part) {
        Victims.kill(data, part);
    }
}
