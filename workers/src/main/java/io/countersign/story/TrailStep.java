package io.countersign.story;

import io.countersign.audit.EventRecord;
import io.countersign.pseudonym.Names;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event, read.
 *
 * @param assignee the person whom it tells of, besides the one who acted
 */
record TrailStep(
        Told told,
        @Nullable Who assignee,
        String action,
        String subjectType,
        String subjectId,
        JsonNode changed,
        @Nullable String reason,
        @Nullable String elementId) {
    private static final String ASSIGNEE = "assignee";

    static TrailStep of(EventRecord event, JsonMapper json) {
        JsonNode changed = json.readTree(event.changed());
        return new TrailStep(
                new Told(event.streamSeq(), event.at(), json.readValue(event.actor(), Who.class)),
                assignee(changed),
                event.action(),
                event.subjectType(),
                event.subjectId(),
                changed,
                event.reason(),
                event.elementId());
    }

    private static @Nullable Who assignee(JsonNode changed) {
        return changed.has(ASSIGNEE)
                ? new Who(
                        changed.path(ASSIGNEE).asString(),
                        "person",
                        null,
                        null,
                        changed.path("assigneeOrganisation").asString(),
                        null)
                : null;
    }

    /** As a reader may see it. */
    TrailStep seenBy(Names.View view, long jobId) {
        Who whom = assignee == null ? null : assignee.seenBy(view, jobId, "");
        return new TrailStep(
                told.seenBy(view, jobId, action),
                whom,
                action,
                subjectType,
                subjectId,
                whom == null ? changed : ((ObjectNode) changed.deepCopy()).put(ASSIGNEE, whom.called()),
                reason,
                elementId);
    }

    /** Who has the task from now on, where this is a claim: whoever took it, or was given it. */
    Who taker() {
        return assignee == null ? told.who() : assignee;
    }

    String text(String field) {
        return changed.path(field).asString();
    }

    @Nullable String textOrNull(String field) {
        return changed.has(field) ? text(field) : null;
    }
}
