package io.countersign.infra.engine.rest;

import io.camunda.client.protocol.rest.ProblemDetail;
import io.countersign.infra.engine.problem.Outage;
import io.countersign.infra.engine.problem.Problem;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings HTTP requests to endpoints. An answer that comes later holds no thread. */
final class RestHandler extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(RestHandler.class);
    private static final String PREFIX = "/v2";
    private static final String MANAGEMENT = "/actuator";

    private final Router router;

    private final Access access;
    private final BackPressure pressure;

    RestHandler(Router router, Access access, BackPressure pressure) {
        this.router = router;
        this.access = access;
        this.pressure = pressure;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        ByteBuffer content = Content.Source.asByteBuffer(request);
        byte[] body = new byte[content.remaining()];
        content.get(body);
        CompletionStage<Answer> answer;
        try {
            answer = answer(request, body);
        } catch (RuntimeException failure) {
            respond(problem(request, failure), response, callback);
            return true;
        }
        request.addFailureListener(gone -> answer.toCompletableFuture().cancel(false));
        answer.whenComplete((result, failure) -> {
            if (failure instanceof CancellationException) {
                callback.succeeded(); // the client is gone, and nobody reads an answer
            } else {
                respond(failure == null ? result : problem(request, failure), response, callback);
            }
        });
        return true;
    }

    private CompletionStage<Answer> answer(Request request, byte[] body) {
        String path = Request.getPathInContext(request);
        boolean managed = path.startsWith(MANAGEMENT + "/");
        if (!managed && !path.startsWith(PREFIX + "/")) {
            throw new Problem(404, "Not Found", "No endpoint " + path + " in this engine");
        }
        pressure.enter(path);
        try {
            return answer(request, body, path, managed);
        } finally {
            pressure.leave();
        }
    }

    private CompletionStage<Answer> answer(Request request, byte[] body, String path, boolean managed) {
        String user = path.equals(PREFIX + "/status")
                ? null
                : access.user(request.getHeaders().get(HttpHeader.AUTHORIZATION));
        Router.Match match = router.match(request.getMethod(), managed ? path : path.substring(PREFIX.length()));
        String contentType = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
        return match.endpoint().answer(new Call(match.key(), contentType, body, user));
    }

    private void respond(Answer answer, Response response, Callback callback) {
        if (answer.status() == 401 && !access.challenge().isEmpty()) {
            response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, access.challenge());
        }
        write(answer, response, callback);
    }

    private static void write(Answer answer, Response response, Callback callback) {
        response.setStatus(answer.status());
        Object entity = answer.entity();
        if (entity == null) {
            response.write(true, null, Callback.from(callback::succeeded, callback::failed));
            return;
        }
        byte[] bytes = entity instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : RestJson.write(entity);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, String.valueOf(answer.contentType()));
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.length);
        response.write(true, ByteBuffer.wrap(bytes), Callback.from(callback::succeeded, failure -> {
            answer.undelivered().run();
            callback.failed(failure);
        }));
    }

    private static Answer problem(Request request, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (Outage.isBehind(cause)) {
            LOG.warn(
                    "{} {} waits for the database: {}",
                    request.getMethod(),
                    request.getHttpURI().getPath(),
                    cause.getMessage());
            return problem(request, 503, "Service Unavailable", "The database cannot be reached");
        }
        if (!(cause instanceof Problem problem)) {
            LOG.error("{} {} failed", request.getMethod(), request.getHttpURI().getPath(), cause);
            return problem(request, 500, "INTERNAL_SERVER_ERROR", cause.getMessage());
        }
        return problem(request, problem.status(), problem.title(), problem.detail());
    }

    private static Answer problem(Request request, int status, String title, @Nullable String detail) {
        return Answer.problem(
                status,
                new ProblemDetail()
                        .type(URI.create("about:blank"))
                        .title(title)
                        .status(status)
                        .detail(String.valueOf(detail))
                        .instance(request.getHttpURI().getPath()));
    }
}
