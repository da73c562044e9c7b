package io.countersign.infra.engine.usertask;

import io.camunda.client.protocol.rest.JobResultCorrections;
import io.countersign.infra.engine.problem.Problem;
import io.countersign.infra.engine.store.EngineSql;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** New values of a task's attributes: null keeps, an empty text or list clears. Dates are ISO-8601 with an offset. */
public record UserTaskChanges(
        @Nullable String assignee,
        @Nullable List<String> candidateGroups,
        @Nullable List<String> candidateUsers,
        @Nullable String dueDate,
        @Nullable String followUpDate,
        @Nullable Integer priority) {
    private static final Set<String> PROPERTIES =
            Set.of("candidateGroups", "candidateUsers", "dueDate", "followUpDate", "priority");

    /** @throws Problem 400 for an unknown property or one of the wrong type */
    public static UserTaskChanges of(Map<String, @Nullable Object> changes) {
        for (String name : changes.keySet()) {
            if (!PROPERTIES.contains(name)) {
                throw unreadable(name);
            }
        }
        return new UserTaskChanges(
                null,
                texts(changes, "candidateGroups"),
                texts(changes, "candidateUsers"),
                value(changes, "dueDate", String.class),
                value(changes, "followUpDate", String.class),
                value(changes, "priority", Integer.class));
    }

    private static <T> @Nullable T value(Map<String, @Nullable Object> changes, String name, Class<T> type) {
        Object value = changes.get(name);
        if (value != null && !type.isInstance(value)) {
            throw unreadable(name);
        }
        return type.cast(value);
    }

    private static @Nullable List<String> texts(Map<String, @Nullable Object> changes, String name) {
        List<?> values = value(changes, name, List.class);
        if (values == null) {
            return null;
        }
        if (!values.stream().allMatch(String.class::isInstance)) {
            throw unreadable(name);
        }
        return values.stream().map(String.class::cast).toList();
    }

    private static Problem unreadable(String name) {
        return Problem.badRequest("Request property [changeset." + name + "] cannot be parsed");
    }

    static UserTaskChanges of(JobResultCorrections corrections) {
        return new UserTaskChanges(
                corrections.getAssignee(),
                corrections.getCandidateGroups(),
                corrections.getCandidateUsers(),
                corrections.getDueDate(),
                corrections.getFollowUpDate(),
                corrections.getPriority());
    }

    boolean isEmpty() {
        return equals(new UserTaskChanges(null, null, null, null, null, null));
    }

    /** A new assignee; null takes the task back. */
    static UserTaskChanges assignee(@Nullable String assignee) {
        return new UserTaskChanges(assignee == null ? "" : assignee, null, null, null, null, null);
    }

    /** These changes, and where others are given, those. */
    UserTaskChanges correctedBy(UserTaskChanges others) {
        return new UserTaskChanges(
                others.assignee == null ? assignee : others.assignee,
                others.candidateGroups == null ? candidateGroups : others.candidateGroups,
                others.candidateUsers == null ? candidateUsers : others.candidateUsers,
                others.dueDate == null ? dueDate : others.dueDate,
                others.followUpDate == null ? followUpDate : others.followUpDate,
                others.priority == null ? priority : others.priority);
    }

    /** The names of the attributes that change. */
    List<String> names() {
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        attributes.put("assignee", assignee);
        attributes.put("candidateGroups", candidateGroups);
        attributes.put("candidateUsers", candidateUsers);
        attributes.put("dueDate", dueDate);
        attributes.put("followUpDate", followUpDate);
        attributes.put("priority", priority);
        return attributes.entrySet().stream()
                .filter(attribute -> attribute.getValue() != null)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** @throws FeelFailure or Problem if a value is not valid */
    void check() {
        if (priority != null && (priority < 0 || priority > 100)) {
            throw Problem.invalid("Expected priority to be in the range [0, 100], but was " + priority);
        }
        for (String date : new String[] {dueDate, followUpDate}) {
            if (date != null && !date.isEmpty()) {
                UserTaskValues.parse(date);
            }
        }
    }

    void apply(long taskKey) {
        check();
        set(taskKey, "assignee", assignee, assignee != null && assignee.isEmpty());
        set(
                taskKey,
                "candidate_groups",
                candidateGroups == null ? null : candidateGroups.toArray(String[]::new),
                false);
        set(taskKey, "candidate_users", candidateUsers == null ? null : candidateUsers.toArray(String[]::new), false);
        setDate(taskKey, "due_date", dueDate);
        setDate(taskKey, "follow_up_date", followUpDate);
        set(taskKey, "priority", priority, false);
    }

    private static void setDate(long taskKey, String column, @Nullable String date) {
        if (date != null) {
            boolean clears = date.isEmpty();
            set(taskKey, column, clears ? date : UserTaskValues.parse(date), clears);
        }
    }

    private static void set(long taskKey, String column, @Nullable Object value, boolean clears) {
        if (value != null) {
            EngineSql.update(
                    "update c8_user_task set " + column + " = ? where task_key = ?", clears ? null : value, taskKey);
        }
    }
}
