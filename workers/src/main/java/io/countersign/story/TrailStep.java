package io.countersign.story;

import io.countersign.audit.EventRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An event, read. */
record TrailStep(
        Told told,
        String action,
        String subjectType,
        String subjectId,
        JsonNode changed,
        @Nullable String reason,
        @Nullable String elementId) {

    static TrailStep of(EventRecord event, JsonMapper json) {
        return new TrailStep(
                new Told(event.streamSeq(), event.at(), json.readValue(event.actor(), Who.class)),
                event.action(),
                event.subjectType(),
                event.subjectId(),
                json.readTree(event.changed()),
                event.reason(),
                event.elementId());
    }

    String text(String field) {
        return changed.path(field).asString();
    }

    @Nullable String textOrNull(String field) {
        return changed.has(field) ? text(field) : null;
    }
}
