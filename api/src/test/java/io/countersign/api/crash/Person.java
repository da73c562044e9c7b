package io.countersign.api.crash;

import static org.awaitility.Awaitility.await;

import io.countersign.api.demo.DemoRealm;
import io.countersign.api.demo.SignIn;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * A person's browser: where no answer comes, or one that asks to try again, it sends the very same request again, with the same
 * Idempotency-Key, until it is answered.
 */
final class Person {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration TIMEOUT = Duration.ofSeconds(45);
    private static final DemoRealm REALM = new DemoRealm();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Supplier<URI> api;
    private final Supplier<URI> issuer;
    private final String username;
    private volatile @Nullable String token;

    /** @param status of HTTP */
    private record Answer(int status, byte[] body) {
        JsonNode json() {
            return body.length == 0
                    ? MissingNode.getInstance()
                    : JsonMapper.shared().readTree(body);
        }
    }

    Person(Supplier<URI> api, Supplier<URI> issuer, String username) {
        this.api = api;
        this.issuer = issuer;
        this.username = username;
    }

    JsonNode get(String path) {
        return answer("GET", path, "application/json", new byte[0], "").json();
    }

    byte[] download(String path) {
        return answer("GET", path, "application/json", new byte[0], "").body();
    }

    JsonNode post(String path, Object body) {
        return upload(path, "application/json", JsonMapper.shared().writeValueAsBytes(body));
    }

    JsonNode upload(String path, String contentType, byte[] body) {
        return answer("POST", path, contentType, body, UUID.randomUUID().toString())
                .json();
    }

    /** Sends a request, and when it is answered the same once more. @throws AssertionError where the answers differ */
    JsonNode postTwice(String path, Object body) {
        byte[] bytes = JsonMapper.shared().writeValueAsBytes(body);
        String key = UUID.randomUUID().toString();
        Answer first = answer("POST", path, "application/json", bytes, key);
        Answer second = answer("POST", path, "application/json", bytes, key);
        if (first.status() != second.status() || !first.json().equals(second.json())) {
            throw new AssertionError(username + " POST " + path + " was answered " + first.status() + " " + first.json()
                    + ", and when repeated " + second.status() + " " + second.json());
        }
        return first.json();
    }

    private Answer answer(String method, String path, String contentType, byte[] body, String key) {
        try {
            return await().atMost(PATIENCE)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(PAUSE)
                    .until(() -> attempt(method, path, contentType, body, key), Optional::isPresent)
                    .orElseThrow();
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(username + " got no answer to " + method + " " + path + " within " + PATIENCE, e);
        }
    }

    /** Empty where it should be tried again. */
    private Optional<Answer> attempt(String method, String path, String contentType, byte[] body, String key)
            throws InterruptedException {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(api.get().resolve(path))
                    .timeout(TIMEOUT)
                    .header("Authorization", "Bearer " + token())
                    .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
            if (!key.isEmpty()) {
                request.header("Content-Type", contentType).header("Idempotency-Key", key);
            }
            HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
            if (answer.statusCode() >= 500) {
                return Optional.empty();
            }
            if (answer.statusCode() == 401) {
                token = null;
                return Optional.empty();
            }
            if (answer.statusCode() / 100 != 2) {
                throw new AssertionError(username + " " + method + " " + path + " was answered " + answer.statusCode()
                        + ": " + new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8));
            }
            return Optional.of(new Answer(answer.statusCode(), answer.body()));
        } catch (IOException noAnswer) {
            return Optional.empty();
        }
    }

    private String token() throws IOException, InterruptedException {
        if (token == null) {
            token = new SignIn(issuer.get()).token(username, REALM.password(username));
        }
        return Objects.requireNonNull(token);
    }
}
