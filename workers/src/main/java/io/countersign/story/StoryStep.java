package io.countersign.story;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One event that concerns an item.
 *
 * @param subjectType what it changed: the item itself, its package, lot, release or job, a task or an assignment on them
 * @param changed the fields worth reading, as the event has them
 * @param elementId of the process, where a step of one did it
 */
public record StoryStep(
        Told told,
        String action,
        String subjectType,
        String subjectId,
        Map<String, Object> changed,
        @Nullable String reason,
        @Nullable String elementId) {}
