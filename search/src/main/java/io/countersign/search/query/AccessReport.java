package io.countersign.search.query;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one person saw, changed and took away, as far as the asking organisation may know it.
 *
 * @param person the username or subject that was asked for
 * @param from inclusive; null for the beginning
 * @param to exclusive; null for the present
 * @param parts one a kind, also where there was nothing
 */
public record AccessReport(
        String person, @Nullable Instant from, @Nullable Instant to, List<Part> parts) {

    /**
     * @param total number of events
     * @param first when it happened first; null where it never did
     * @param actions number of events by action
     * @param jobs number of events by job, of the hundred jobs with most; events outside any job are in none
     * @param events the newest, at most 100; the history has the others
     */
    public record Part(
            AccessKind kind,
            long total,
            @Nullable Instant first,
            @Nullable Instant last,
            Map<String, Long> actions,
            Map<String, Long> jobs,
            List<Map<String, Object>> events) {}
}
