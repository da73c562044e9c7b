package io.countersign.infra.engine.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.infra.engine.deploy.Resource;
import io.countersign.infra.engine.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One request: the key in its path, its body, and who sends it. */
final class Call {
    private final @Nullable String key;
    private final @Nullable String contentType;
    private final byte[] body;
    private final @Nullable String user;

    Call(@Nullable String key, @Nullable String contentType, byte[] body, @Nullable String user) {
        this.key = key;
        this.contentType = contentType;
        this.body = body;
        this.user = user;
    }

    /** @throws Problem 400 if the path does not hold a 64-bit number there */
    long key() {
        try {
            return Long.parseLong(String.valueOf(key));
        } catch (NumberFormatException e) {
            throw Problem.badRequest("Failed to convert '" + key + "' of the path to a key");
        }
    }

    /** Null where nobody is asked. */
    @Nullable String user() {
        return user;
    }

    /** What the path says in place of a key. */
    String name() {
        return String.valueOf(key);
    }

    /** @throws Problem 400 if there is no body, or it has unknown properties or wrong types */
    <T> T body(Class<T> type) {
        if (body.length == 0) {
            throw Problem.badRequest("Required request body is missing");
        }
        requireJson();
        return RestJson.read(body, type);
    }

    /** Like {@link #body}, but a missing body stands for an empty object. */
    <T> T optionalBody(Class<T> type) {
        return body.length == 0
                ? RestJson.read("{}".getBytes(java.nio.charset.StandardCharsets.UTF_8), type)
                : body(type);
    }

    JsonNode search() {
        return optionalBody(JsonNode.class);
    }

    /** The files of a multipart form. */
    List<Resource> files() {
        return MultipartFiles.read(contentType, body);
    }

    private void requireJson() {
        if (contentType == null || !contentType.startsWith("application/json")) {
            throw new Problem(415, "Unsupported Media Type", "Content-Type '" + contentType + "' is not supported");
        }
    }
}
