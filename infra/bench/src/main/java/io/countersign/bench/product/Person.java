package io.countersign.bench.product;

import io.countersign.api.demo.ApiClient;
import io.countersign.api.demo.SignIn;
import io.countersign.bench.measure.Latencies;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Somebody at the HTTP API, with a token of their own that is renewed before it runs out. For one thread. */
public final class Person {
    private static final Duration RENEWAL = Duration.ofMinutes(10);

    private final HttpClient http;
    private final URI api;
    private final SignIn signIn;
    private final String username;
    private final String password;
    private final Latencies latencies;
    private ApiClient client;
    private long signedIn;

    Person(HttpClient http, URI api, SignIn signIn, String username, String password, Latencies latencies)
            throws IOException, InterruptedException {
        this.http = http;
        this.api = api;
        this.signIn = signIn;
        this.username = username;
        this.password = password;
        this.latencies = latencies;
        this.client = signIn();
    }

    private ApiClient signIn() throws IOException, InterruptedException {
        signedIn = System.nanoTime();
        return new ApiClient(http, api, signIn.token(username, password));
    }

    private ApiClient client() throws IOException, InterruptedException {
        if (System.nanoTime() - signedIn > RENEWAL.toNanos()) {
            client = signIn();
        }
        return client;
    }

    public String username() {
        return username;
    }

    /** At the API without a measurement. */
    public ApiClient unmeasured() throws IOException, InterruptedException {
        return client();
    }

    /** @param kind under which the call's time is kept */
    public JsonNode get(String kind, String path) throws Exception {
        ApiClient at = client();
        return latencies.timed(kind, () -> at.get(path));
    }

    public JsonNode post(String kind, String path, Object body) throws Exception {
        ApiClient at = client();
        return latencies.timed(kind, () -> at.post(path, body));
    }

    /** Empty where there is nothing to take. */
    public Optional<JsonNode> next(String kind, String path) throws Exception {
        ApiClient at = client();
        return latencies.timed(kind, () -> at.next(path, Map.of()));
    }
}
