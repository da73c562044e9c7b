package io.countersign.infra.engine.rest;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What a request is answered with.
 *
 * @param entity written as JSON, unless it is a String, which is written as it is; null for no content
 * @param undelivered runs if the client is gone when the answer is written
 */
record Answer(
        int status, @Nullable String contentType, @Nullable Object entity, Runnable undelivered) {
    private static final String JSON = "application/json";
    private static final Runnable NOTHING = () -> {};
    static final Answer NO_CONTENT = new Answer(204, null, null, NOTHING);

    static Answer ok(Object entity) {
        return new Answer(200, JSON, entity, NOTHING);
    }

    static Answer text(String contentType, String text) {
        return new Answer(200, contentType, text, NOTHING);
    }

    static Answer problem(int status, Object entity) {
        return new Answer(status, "application/problem+json", entity, NOTHING);
    }

    Answer whenUndelivered(Runnable action) {
        return new Answer(status, contentType, entity, action);
    }

    CompletionStage<Answer> now() {
        return CompletableFuture.completedFuture(this);
    }
}
