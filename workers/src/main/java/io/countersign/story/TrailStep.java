package io.countersign.story;

import io.countersign.audit.EventRecord;
import io.countersign.pseudonym.Names;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

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

    /** As a reader may see it. */
    TrailStep seenBy(Names.View view, long jobId) {
        String assignee = textOrNull("assignee");
        String whose =
                assignee == null ? null : view.pseudonym(jobId, "", textOrNull("assigneeOrganisation"), assignee);
        return new TrailStep(
                told.seenBy(view, jobId, action),
                action,
                subjectType,
                subjectId,
                whose == null ? changed : ((ObjectNode) changed.deepCopy()).put("assignee", whose),
                reason,
                elementId);
    }

    String text(String field) {
        return changed.path(field).asString();
    }

    @Nullable String textOrNull(String field) {
        return changed.has(field) ? text(field) : null;
    }
}
