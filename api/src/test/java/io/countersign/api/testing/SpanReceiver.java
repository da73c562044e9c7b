package io.countersign.api.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Takes traces as OTLP over HTTP, as a collector does. */
public final class SpanReceiver {
    private final HttpServer server;
    private final Queue<Span> spans = new ConcurrentLinkedQueue<>();

    /** @param name as people read it: of a step its job type, of a feed its purpose */
    public record Span(String trace, String name) {}

    SpanReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        ExportTraceServiceRequest.parseFrom(exchange.getRequestBody()).getResourceSpansList().stream()
                .flatMap(resource -> resource.getScopeSpansList().stream())
                .flatMap(scope -> scope.getSpansList().stream())
                .map(span -> new Span(HexFormat.of().formatHex(span.getTraceId().toByteArray()), span.getName()))
                .forEach(spans::add);
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces";
    }

    /** The names of what belongs to a trace so far. */
    public List<String> of(String trace) {
        return spans.stream()
                .filter(span -> span.trace().equals(trace))
                .map(Span::name)
                .toList();
    }
}
