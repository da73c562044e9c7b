package io.countersign.item;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks Label Studio's ML backend protocol: {@code GET /health}, {@code POST /predict}. */
@Component
class MlBackend {
    private static final int LONGEST_ANSWER = 64 << 20;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final JsonMapper json;

    MlBackend(JsonMapper json) {
        this.json = json;
    }

    /** The server does not answer, or not as the protocol says. */
    static final class Unavailable extends Exception {
        Unavailable(String message) {
            super(message);
        }
    }

    /** @param result the regions, as Label Studio writes them */
    record Prediction(JsonNode result, @Nullable Double score, String modelVersion) {}

    void requireHealth(String url, Duration timeout) throws Unavailable {
        JsonNode answer = send(HttpRequest.newBuilder(at(url, "health")).GET(), timeout);
        if (!"UP".equals(answer.path("status").asString(""))) {
            throw new Unavailable("its health is " + answer.path("status").asString("unknown"));
        }
    }

    /** @param tasks one for each item, {@code id} and {@code data} @return one prediction for each task, in their order */
    List<Prediction> predict(
            String url, Duration timeout, String project, String labelConfig, List<Map<String, Object>> tasks)
            throws Unavailable {
        String body = json.writeValueAsString(
                Map.of("tasks", tasks, "project", project, "label_config", labelConfig, "params", Map.of()));
        JsonNode answer = send(
                HttpRequest.newBuilder(at(url, "predict"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)),
                timeout);
        JsonNode results = answer.path("results");
        if (!results.isArray() || results.size() != tasks.size()) {
            throw new Unavailable("it gave " + results.size() + " results for " + tasks.size() + " tasks");
        }
        String version = answer.path("model_version").asString("");
        List<Prediction> predictions = new ArrayList<>();
        for (JsonNode each : results) {
            predictions.add(new Prediction(
                    each.path("result"),
                    each.path("score").isNumber() ? (Double) each.path("score").asDouble() : null,
                    each.path("model_version").asString(version.isEmpty() ? "unknown" : version)));
        }
        return predictions;
    }

    private JsonNode send(HttpRequest.Builder request, Duration timeout) throws Unavailable {
        try {
            HttpResponse<java.io.InputStream> response =
                    http.send(request.timeout(timeout).build(), HttpResponse.BodyHandlers.ofInputStream());
            try (java.io.InputStream body = response.body()) {
                byte[] bytes = body.readNBytes(LONGEST_ANSWER);
                if (response.statusCode() / 100 != 2) {
                    throw new Unavailable("it answered with status " + response.statusCode());
                }
                return json.readTree(new String(bytes, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new Unavailable("it cannot be reached: " + e);
        } catch (JacksonException e) {
            throw new Unavailable("its answer is no JSON: " + e.getOriginalMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("the wait for it was interrupted");
        }
    }

    private static URI at(String url, String path) {
        return URI.create(url.endsWith("/") ? url + path : url + "/" + path);
    }
}
