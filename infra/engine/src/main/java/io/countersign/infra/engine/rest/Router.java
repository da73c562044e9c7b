package io.countersign.infra.engine.rest;

import io.countersign.infra.engine.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds what answers a method and path. A path has at most one variable part, the key. */
final class Router {
    private static final String KEY = "{key}";

    private final List<Route> routes = new ArrayList<>();

    /** Answers a request, now or later. */
    interface Endpoint {
        CompletionStage<Answer> answer(Call call);
    }

    record Match(Endpoint endpoint, @Nullable String key) {}

    private record Route(String method, String[] path, Endpoint endpoint) {
        boolean hasPath(String[] segments) {
            if (segments.length != path.length) {
                return false;
            }
            for (int i = 0; i < path.length; i++) {
                if (!path[i].equals(KEY) && !path[i].equals(segments[i])) {
                    return false;
                }
            }
            return true;
        }

        @Nullable String key(String[] segments) {
            for (int i = 0; i < path.length; i++) {
                if (path[i].equals(KEY)) {
                    return segments[i];
                }
            }
            return null;
        }
    }

    Router later(String method, String path, Endpoint endpoint) {
        routes.add(new Route(method, path.split("/", -1), endpoint));
        return this;
    }

    /** An endpoint that answers with an entity. */
    Router get(String method, String path, Function<Call, Object> endpoint) {
        return later(method, path, call -> Answer.ok(endpoint.apply(call)).now());
    }

    /** An endpoint that answers with no content. */
    Router command(String method, String path, Consumer<Call> endpoint) {
        return later(method, path, call -> {
            endpoint.accept(call);
            return Answer.NO_CONTENT.now();
        });
    }

    /** @throws Problem 404 for an unknown path, 405 for a method that a path does not have */
    Match match(String method, String path) {
        String[] segments = path.split("/", -1);
        boolean known = false;
        Match byKey = null;
        for (Route route : routes) {
            if (route.hasPath(segments)) {
                known = true;
                if (route.method().equals(method)) {
                    String key = route.key(segments);
                    if (key == null) {
                        return new Match(route.endpoint(), null);
                    }
                    byKey = new Match(route.endpoint(), key);
                }
            }
        }
        if (byKey != null) {
            return byKey;
        }
        throw known
                ? new Problem(405, "Method Not Allowed", "Request method '" + method + "' is not supported for " + path)
                : new Problem(404, "Not Found", "No endpoint " + method + " " + path + " in this engine");
    }
}
