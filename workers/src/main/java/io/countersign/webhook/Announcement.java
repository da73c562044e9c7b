package io.countersign.webhook;

import io.countersign.processes.CandidateGroup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An event of the trail, as other systems are told of it: ids and outcomes, never names or labels, which the receiver asks for as
 * somebody who may see them.
 *
 * @param at as the trail writes it, ISO-8601
 * @param groups organisations whose people a task is offered to; empty for what is no task
 */
record Announcement(
        UUID eventId,
        WebhookEvent event,
        String at,
        long jobId,
        String subjectId,
        List<String> groups,
        Map<String, Object> data) {

    /** @param record the JSON of an EventRecord; empty where nobody is told of such */
    static Optional<Announcement> of(JsonNode record) {
        String job = record.path("jobId").asString("");
        return WebhookEvent.ofAction(record.path("action").asString())
                .filter(event -> !job.isEmpty())
                .map(event -> new Announcement(
                        UUID.fromString(record.path("id").asString()),
                        event,
                        record.path("at").asString(),
                        Long.parseLong(job),
                        record.path("subjectId").asString(),
                        groups(event, record),
                        data(event, record, job)));
    }

    private static List<String> groups(WebhookEvent event, JsonNode record) {
        return event == WebhookEvent.TASK_OPENED
                ? record.path("changed")
                        .path("groups")
                        .valueStream()
                        .map(group -> CandidateGroup.parse(group.asString()).organisation())
                        .distinct()
                        .toList()
                : List.of();
    }

    private static Map<String, Object> data(WebhookEvent event, JsonNode record, String job) {
        JsonNode changed = record.path("changed");
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("jobId", job);
        data.put(
                record.path("subjectType").asString() + "Id",
                record.path("subjectId").asString());
        switch (event) {
            case TASK_OPENED -> data.put("kind", changed.path("kind").asString());
            case LOT_JUDGED ->
                data.put("accepted", record.path("action").asString().endsWith(".accepted"));
            case INCIDENT_RAISED -> {
                data.put("process", changed.path("process").asString());
                data.put("element", changed.path("element").asString());
                data.put("errorType", changed.path("errorType").asString());
            }
            case PACKAGE_CLOSED, RELEASE_SEALED -> {}
        }
        return data;
    }

    String body(JsonMapper json) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", event.id());
        body.put("timestamp", at);
        body.put("data", data);
        return json.writeValueAsString(body);
    }
}
