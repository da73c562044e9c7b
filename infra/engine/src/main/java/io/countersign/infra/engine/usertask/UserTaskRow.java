package io.countersign.infra.engine.usertask;

import io.countersign.infra.engine.store.EngineSql;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A user task as stored. */
record UserTaskRow(
        long key,
        String state,
        String elementId,
        String executionId,
        long processInstanceKey,
        String processDefinitionKey,
        @Nullable String assignee,
        List<String> candidateGroups,
        List<String> candidateUsers,
        @Nullable OffsetDateTime dueDate,
        @Nullable OffsetDateTime followUpDate,
        int priority,
        int listenerIndex,
        @Nullable String listenerJob,
        @Nullable String pending,
        boolean granted) {
    private static final String SELECT = """
            select task_key, state, element_id, execution_id, process_instance_key, process_definition_key, assignee,
              candidate_groups, candidate_users, due_date, follow_up_date, priority, listener_index, listener_job,
              pending, granted
            from c8_user_task
            """;

    static @Nullable UserTaskRow byKey(long key) {
        return EngineSql.queryOne(SELECT + " where task_key = ?", UserTaskRow::read, key);
    }

    static @Nullable UserTaskRow openByExecution(String executionId) {
        return EngineSql.queryOne(
                SELECT + " where execution_id = ? and completed_at is null", UserTaskRow::read, executionId);
    }

    static List<UserTaskRow> byListenerJobs(List<String> jobKeys) {
        return EngineSql.query(
                SELECT + " where listener_job = any(?)", UserTaskRow::read, (Object) jobKeys.toArray(String[]::new));
    }

    private static UserTaskRow read(ResultSet row) throws SQLException {
        return new UserTaskRow(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getLong(5),
                row.getString(6),
                row.getString(7),
                list(row.getArray(8)),
                list(row.getArray(9)),
                row.getObject(10, OffsetDateTime.class),
                row.getObject(11, OffsetDateTime.class),
                row.getInt(12),
                row.getInt(13),
                row.getString(14),
                row.getString(15),
                row.getBoolean(16));
    }

    private static List<String> list(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
