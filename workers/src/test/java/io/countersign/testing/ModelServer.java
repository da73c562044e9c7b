package io.countersign.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server of Label Studio's ML backend protocol that predicts what a function says of each text. */
public final class ModelServer implements AutoCloseable {
    private final JsonMapper json = JsonMapper.builder().build();
    private final AtomicReference<String> credentials = new AtomicReference<>();
    private final AtomicInteger failAfter = new AtomicInteger(Integer.MAX_VALUE);
    private final List<JsonNode> requests = Collections.synchronizedList(new ArrayList<>());
    private final Function<String, List<Map<String, Object>>> regions;
    private final HttpServer server;
    private volatile @Nullable String config;

    /** @param regions of a text, as Label Studio writes them */
    public ModelServer(Function<String, List<Map<String, Object>>> regions) {
        this.regions = regions;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/health", this::health);
        server.createContext("/setup", this::setUp);
        server.createContext("/predict", this::predict);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Every request after so many is answered with an error. */
    public void failAfter(int served) {
        failAfter.set(served);
    }

    /** From now on only who says {@code user:password} is answered. */
    public void ask(String userAndPassword) {
        credentials.set("Basic " + Base64.getEncoder().encodeToString(userAndPassword.getBytes(UTF_8)));
    }

    /** What was asked since the last call. */
    public List<JsonNode> takeRequests() {
        List<JsonNode> taken = List.copyOf(requests);
        requests.clear();
        return taken;
    }

    private boolean admits(HttpExchange exchange) throws IOException {
        String wanted = credentials.get();
        if (wanted != null && !wanted.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, "who are you?");
            return false;
        }
        return true;
    }

    private void health(HttpExchange exchange) throws IOException {
        if (admits(exchange)) {
            answer(exchange, 200, "{\"status\":\"UP\",\"model_class\":\"Words\"}");
        }
    }

    private void setUp(HttpExchange exchange) throws IOException {
        if (admits(exchange)) {
            config = json.readTree(exchange.getRequestBody().readAllBytes())
                    .path("schema")
                    .stringValue();
            answer(exchange, 200, "{\"model_version\":\"words-1\"}");
        }
    }

    private void predict(HttpExchange exchange) throws IOException {
        if (!admits(exchange)) {
            return;
        }
        JsonNode request = json.readTree(exchange.getRequestBody().readAllBytes());
        requests.add(request);
        if (failAfter.getAndDecrement() <= 0) {
            answer(exchange, 500, "out of memory");
            return;
        }
        List<Map<String, Object>> results = new ArrayList<>();
        for (JsonNode task : request.path("tasks")) {
            String text = task.path("data").path("text").stringValue();
            results.add(Map.of("score", 0.9, "result", regions.apply(text)));
        }
        answer(exchange, 200, json.writeValueAsString(Map.of("results", results)));
    }

    /** What it was set up with last, or null. */
    public @Nullable String config() {
        return config;
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
