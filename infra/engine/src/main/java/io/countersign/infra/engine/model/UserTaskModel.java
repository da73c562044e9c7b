package io.countersign.infra.engine.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A user task as drawn. Texts that start with {@code =} are FEEL. */
public record UserTaskModel(
        @Nullable String assignee,
        List<String> candidateGroups,
        List<String> candidateUsers,
        @Nullable String dueDate,
        @Nullable String followUpDate,
        @Nullable String priority,
        Map<ListenerEvent, List<ListenerModel>> listeners) {

    public List<ListenerModel> listeners(ListenerEvent event) {
        return listeners.getOrDefault(event, List.of());
    }
}
