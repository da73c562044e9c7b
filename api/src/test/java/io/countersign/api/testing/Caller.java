package io.countersign.api.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** One person, or nobody, at the HTTP API. */
public final class Caller {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final URI api;
    private final @Nullable String token;
    private final List<String> headers;

    public Caller(URI api, @Nullable String token) {
        this(api, token, List.of());
    }

    private Caller(URI api, @Nullable String token, List<String> headers) {
        this.api = api;
        this.token = token;
        this.headers = headers;
    }

    /** The same person, sending this header too. */
    public Caller with(String header, String value) {
        List<String> more = new ArrayList<>(headers);
        more.add(header);
        more.add(value);
        return new Caller(api, token, more);
    }

    public Answer get(String path) {
        return send("GET", path, null, null);
    }

    public Answer post(String path) {
        return send("POST", path, null, null);
    }

    public Answer post(String path, Object body) {
        return send("POST", path, "application/json", json(body));
    }

    public Answer put(String path, Object body) {
        return send("PUT", path, "application/json", json(body));
    }

    public Answer post(String path, String contentType, String body) {
        return send("POST", path, contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    public Answer post(String path, String contentType, byte[] body) {
        return send("POST", path, contentType, body);
    }

    /** @param body null for none */
    public Answer send(String method, String path, @Nullable String contentType, byte @Nullable [] body) {
        return stream(
                method,
                path,
                contentType,
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(body));
    }

    public Answer stream(String method, String path, @Nullable String contentType, HttpRequest.BodyPublisher body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(api.resolve(path)).timeout(PATIENCE).method(method, body);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        try {
            HttpResponse<byte[]> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(method + " " + path, response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static byte[] json(Object body) {
        return JsonMapper.shared().writeValueAsBytes(body);
    }
}
