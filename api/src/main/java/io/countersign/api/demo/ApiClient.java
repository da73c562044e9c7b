package io.countersign.api.demo;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** One person at the HTTP API. */
public final class ApiClient {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http;
    private final URI api;
    private final String token;

    ApiClient(URI api, String token) {
        this(HttpClient.newHttpClient(), api, token);
    }

    /** @param http may serve many people */
    public ApiClient(HttpClient http, URI api, String token) {
        this.http = http;
        this.api = api;
        this.token = token;
    }

    public JsonNode get(String path) throws IOException, InterruptedException {
        return answer(send(request(path).GET()));
    }

    public JsonNode post(String path, Object body) throws IOException, InterruptedException {
        return answer(send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body)))));
    }

    public void put(String path, Object body) throws IOException, InterruptedException {
        answer(send(request(path)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body)))));
    }

    public void delete(String path) throws IOException, InterruptedException {
        answer(send(request(path).DELETE()));
    }

    JsonNode upload(String path, String contentType, byte[] body) throws IOException, InterruptedException {
        return answer(send(
                request(path).header("Content-Type", contentType).POST(HttpRequest.BodyPublishers.ofByteArray(body))));
    }

    /** Sends a body of any length, however long the answer takes. */
    public JsonNode stream(String path, String contentType, Supplier<? extends InputStream> body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(api.resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofInputStream(body))
                .build();
        return answer(http.send(request, HttpResponse.BodyHandlers.ofInputStream()));
    }

    /** Empty where there is nothing to take. */
    public Optional<JsonNode> next(String path, Object body) throws IOException, InterruptedException {
        JsonNode answer = post(path, body);
        return answer.isMissingNode() ? Optional.empty() : Optional.of(answer);
    }

    public void download(String path, Path to) throws IOException, InterruptedException {
        HttpResponse<Path> answer = http.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofFile(to));
        if (answer.statusCode() != 200) {
            throw new IOException("GET " + path + " answered " + answer.statusCode());
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(api.resolve(path)).timeout(PATIENCE).header("Authorization", "Bearer " + token);
    }

    private HttpResponse<InputStream> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    }

    private static JsonNode answer(HttpResponse<InputStream> response) throws IOException {
        try (InputStream body = response.body()) {
            byte[] bytes = body.readAllBytes();
            if (response.statusCode() / 100 != 2) {
                throw new IOException(response.request().method() + " "
                        + response.uri().getPath() + " answered " + response.statusCode() + ": "
                        + new String(bytes, java.nio.charset.StandardCharsets.UTF_8));
            }
            return bytes.length == 0
                    ? MissingNode.getInstance()
                    : JsonMapper.shared().readTree(bytes);
        }
    }
}
