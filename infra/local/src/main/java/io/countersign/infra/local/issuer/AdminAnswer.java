package io.countersign.infra.local.issuer;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer of the administration API.
 *
 * @param body becomes JSON
 * @param location of what was made
 */
record AdminAnswer(
        int status, @Nullable Object body, @Nullable String location) {
    static final AdminAnswer NOT_FOUND = refused(404, "not found");
    static final AdminAnswer DONE = new AdminAnswer(204, null, null);

    static AdminAnswer of(Object body) {
        return new AdminAnswer(200, body, null);
    }

    static AdminAnswer created(String location) {
        return new AdminAnswer(201, null, location);
    }

    static AdminAnswer refused(int status, String why) {
        return new AdminAnswer(status, Map.of("errorMessage", why), null);
    }
}
