package io.countersign.infra.engine.usertask;

import io.countersign.infra.engine.feel.Feel;
import io.countersign.infra.engine.feel.FeelFailure;
import io.countersign.infra.engine.model.UserTaskModel;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.delegate.VariableScope;

/** What a user task's expressions gave when it was reached. */
record UserTaskValues(
        @Nullable String assignee,
        List<String> candidateGroups,
        List<String> candidateUsers,
        @Nullable OffsetDateTime dueDate,
        @Nullable OffsetDateTime followUpDate,
        int priority) {
    private static final int DEFAULT_PRIORITY = 50;

    /** @throws FeelFailure if an expression fails or gives a value of the wrong type */
    static UserTaskValues evaluate(UserTaskModel model, VariableScope scope) {
        return new UserTaskValues(
                text(model.assignee(), scope),
                texts(model.candidateGroups(), scope),
                texts(model.candidateUsers(), scope),
                date(model.dueDate(), scope),
                date(model.followUpDate(), scope),
                priority(model.priority(), scope));
    }

    private static @Nullable String text(@Nullable String source, VariableScope scope) {
        if (source == null) {
            return null;
        }
        Object value = Feel.evaluate(source, scope);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw Feel.wrongType(source, "STRING", scope);
    }

    private static List<String> texts(List<String> sources, VariableScope scope) {
        List<String> texts = new ArrayList<>();
        for (String source : sources) {
            Object value = Feel.evaluate(source, scope);
            if (value instanceof String text) {
                texts.add(text);
            } else if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
                list.forEach(text -> texts.add((String) text));
            } else if (value != null) {
                throw Feel.wrongType(source, "ARRAY of STRING", scope);
            }
        }
        return texts;
    }

    private static @Nullable OffsetDateTime date(@Nullable String source, VariableScope scope) {
        String text = text(source, scope);
        return text == null || text.isEmpty() ? null : parse(text);
    }

    /** @throws FeelFailure if the text is no ISO-8601 date-time with an offset */
    static OffsetDateTime parse(String text) {
        try {
            return ZonedDateTime.parse(text).toOffsetDateTime();
        } catch (DateTimeException e) {
            throw new FeelFailure("Expected a date-time with offset, but was '" + text + "'");
        }
    }

    private static int priority(@Nullable String source, VariableScope scope) {
        if (source == null) {
            return DEFAULT_PRIORITY;
        }
        int priority = Feel.evaluateInteger(source, scope);
        if (priority < 0 || priority > 100) {
            throw new FeelFailure("Expected priority to be in the range [0, 100], but was " + priority);
        }
        return priority;
    }
}
