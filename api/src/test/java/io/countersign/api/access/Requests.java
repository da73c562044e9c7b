package io.countersign.api.access;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * How each operation is called: with something that reaches the rule and goes no further, so that no call changes what the next one
 * meets. What does not stand here is sent {@code {}}, or nothing by GET.
 */
final class Requests {
    /** @param query behind the path @param header name and value, or empty @param body null for none */
    record Request(String query, Map<String, String> header, byte @Nullable [] body) {}

    private static final Map<String, Request> SPECIAL = Map.ofEntries(
            Map.entry("POST /api/v1/jobs", json(draft("999999999"))),
            Map.entry("PUT /api/v1/jobs/{id}", ifMatch("\"999\"", draft("999999999"))),
            Map.entry("POST /api/v1/jobs/{id}/cancellation", json(Map.of("reason", ""))),
            Map.entry("POST /api/v1/jobs/{id}/gold", json(Map.of("answers", List.of()))),
            Map.entry("POST /api/v1/jobs/{id}/gold/adjudicated", json(Map.of("jobId", 1))),
            Map.entry("POST /api/v1/jobs/{id}/pauses/{pauseId}/decision", json(Map.of("lift", true, "reason", "x"))),
            Map.entry(
                    "POST /api/v1/jobs/{id}/corrective-actions/{actionId}/answer",
                    json(Map.of("responsible", "x", "cause", "x", "measure", "x"))),
            Map.entry(
                    "POST /api/v1/jobs/{id}/corrective-actions/{actionId}/decision",
                    json(Map.of("close", true, "note", "x"))),
            Map.entry("POST /api/v1/me/pauses/{pauseId}/appeal", json(Map.of("words", "x"))),
            Map.entry("POST /api/v1/jobs/{id}/onboarding", json(Map.of("items", List.of()))),
            Map.entry("GET /api/v1/jobs/{jobId}/as-of", query("?at=2099-01-01T00:00:00Z")),
            Map.entry(
                    "GET /api/v1/jobs/{jobId}/comparison", query("?from=2020-01-01T00:00:00Z&to=2099-01-01T00:00:00Z")),
            Map.entry("POST /api/v1/releases/{releaseId}/deprecation", json(Map.of("reason", ""))),
            Map.entry("GET /api/v1/releases/{releaseId}/comparison", query("?with=999999999")),
            Map.entry("GET /api/v1/processes/{id}/difference", query("?from=1&to=2")),
            Map.entry("GET /api/v1/processes/{id}/migration-proposal", query("?from=1&to=2")),
            Map.entry("PUT /api/v1/history/queries/{name}", json(Map.of("question", Map.of(), "shared", false))),
            Map.entry("GET /api/v1/audit/access-report", query("?person=nobody")),
            Map.entry("POST /api/v1/schemas", json(Map.of("name", ""))),
            Map.entry("PUT /api/v1/schemas/{id}", ifMatch("\"999\"", Map.of())),
            Map.entry("PUT /api/v1/webhooks/{id}", ifMatch("\"999\"", Map.of())),
            Map.entry("PUT /api/v1/members/{id}", ifMatch("\"999\"", Map.of("roles", List.of(), "skills", List.of()))),
            Map.entry("DELETE /api/v1/webhooks/{id}", ifMatch("\"999\"", Map.of())),
            Map.entry("POST /api/v1/media application/octet-stream", new Request("", Map.of(), new byte[] {1})),
            Map.entry("POST /api/v1/media/mark application/octet-stream", new Request("", Map.of(), new byte[] {1})),
            Map.entry("GET /api/v1/tasks/events", new Request("?lasts=0", Map.of(), null)),
            Map.entry("POST /api/v1/tasks/next", new Request("?kind=decide&jobId=0", Map.of(), null)),
            Map.entry("PUT /api/v1/tasks/{taskId}/drafts/{itemNo}", ifMatch("\"999\"", Map.of())),
            Map.entry("POST /api/v1/tasks/{taskId}/discussions", json(Map.of("itemNo", 0, "issue", Map.of()))),
            Map.entry("POST /api/v1/tasks/{taskId}/submission", json(Map.of("items", List.of()))),
            Map.entry("POST /api/v1/tasks/{taskId}/inspection", json(Map.of("findings", List.of()))),
            Map.entry(
                    "POST /api/v1/tasks/{taskId}/signature",
                    json(Map.of("decision", "sign", "manifestSha256", "0".repeat(64)))),
            Map.entry(
                    "POST /api/v1/tasks/{taskId}/decision", json(Map.of("decision", "continue", "reason", "Of old."))));

    private Requests() {}

    static Request of(Operation operation) {
        Request special = SPECIAL.get(operation.toString());
        if (special != null) {
            return special;
        }
        return operation.method().equals("GET") ? new Request("", Map.of(), null) : json(Map.of());
    }

    private static Request query(String query) {
        return new Request(query, Map.of(), null);
    }

    private static Request json(Object body) {
        return new Request("", Map.of(), JsonMapper.shared().writeValueAsBytes(body));
    }

    private static Request ifMatch(String tag, Object body) {
        return new Request("", Map.of("If-Match", tag), JsonMapper.shared().writeValueAsBytes(body));
    }

    private static Map<String, Object> draft(String schemaId) {
        return Map.of("name", "x", "schemaId", schemaId, "deadline", "2099-01-01T00:00:00Z", "participants", List.of());
    }
}
