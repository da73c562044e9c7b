package io.countersign.infra.engine.query;

import io.camunda.client.protocol.rest.UserTaskResult;
import io.camunda.client.protocol.rest.UserTaskStateEnum;
import io.countersign.infra.engine.query.Column.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** User tasks, open and closed. */
final class TaskTables {
    static final SearchTable<UserTaskResult> TASKS = new SearchTable<>(
            "u.*, d.name_ as process_name, l.tags",
            "c8_user_task u join act_re_procdef d on d.id_ = u.process_definition_key::text"
                    + " left join c8_instance_label l on l.process_instance_key = u.process_instance_key::text where true",
            columns(),
            Column.of("u.task_key", Kind.KEY),
            TaskTables::task);

    private TaskTables() {}

    private static Map<String, Column> columns() {
        Map<String, Column> columns = new HashMap<>();
        columns.put("userTaskKey", Column.of("u.task_key", Kind.KEY));
        columns.put("elementId", Column.of("u.element_id", Kind.TEXT));
        columns.put("name", Column.of("u.name", Kind.TEXT));
        columns.put("assignee", Column.of("u.assignee", Kind.TEXT));
        columns.put("candidateGroup", Column.of("u.candidate_groups", Kind.TEXTS));
        columns.put("candidateUser", Column.of("u.candidate_users", Kind.TEXTS));
        columns.put("priority", Column.of("u.priority", Kind.INTEGER));
        columns.put("elementInstanceKey", Column.of("u.element_instance_key", Kind.KEY));
        columns.put("processInstanceKey", Column.of("u.process_instance_key", Kind.KEY));
        columns.put("processDefinitionKey", Column.of("u.process_definition_key", Kind.KEY));
        columns.put("processDefinitionId", Column.of("u.process_definition_id", Kind.TEXT));
        columns.put("creationDate", Column.of("u.created_at", Kind.TIME));
        columns.put("completionDate", Column.of("u.completed_at", Kind.TIME));
        columns.put("dueDate", Column.of("u.due_date", Kind.TIME));
        columns.put("followUpDate", Column.of("u.follow_up_date", Kind.TIME));
        columns.put(
                "processInstanceVariables",
                Column.of(
                        "v.proc_inst_id_ = u.process_instance_key::text and v.execution_id_ = v.proc_inst_id_",
                        Kind.VARIABLES));
        columns.put("localVariables", Column.of("v.execution_id_ = u.execution_id", Kind.VARIABLES));
        columns.put("tags", Column.of("l.tags", Kind.TEXTS));
        columns.put("tenantId", Column.of("'<default>'", Kind.TEXT));
        columns.put("state", Column.choice("u.state", states()));
        return columns;
    }

    /** Open states name the column that the index of open tasks is limited by. */
    private static Map<String, String> states() {
        Set<String> closed = Set.of("COMPLETED", "CANCELED", "FAILED");
        Map<String, String> states = new HashMap<>();
        for (UserTaskStateEnum state : UserTaskStateEnum.values()) {
            String value = state.getValue();
            states.put(
                    value, "u.state = '" + value + "'" + (closed.contains(value) ? "" : " and u.completed_at is null"));
        }
        return states;
    }

    private static UserTaskResult task(ResultSet row) throws SQLException {
        return new UserTaskResult()
                .userTaskKey(Long.toString(row.getLong("task_key")))
                .state(UserTaskStateEnum.fromValue(row.getString("state")))
                .elementId(row.getString("element_id"))
                .name(row.getString("name"))
                .processName(row.getString("process_name"))
                .assignee(row.getString("assignee"))
                .candidateGroups(SearchRow.texts(row, "candidate_groups"))
                .candidateUsers(SearchRow.texts(row, "candidate_users"))
                .priority(row.getInt("priority"))
                .elementInstanceKey(Long.toString(row.getLong("element_instance_key")))
                .processInstanceKey(Long.toString(row.getLong("process_instance_key")))
                .rootProcessInstanceKey(Long.toString(row.getLong("root_process_instance_key")))
                .processDefinitionKey(Long.toString(row.getLong("process_definition_key")))
                .processDefinitionId(row.getString("process_definition_id"))
                .processDefinitionVersion(row.getInt("process_definition_version"))
                .creationDate(SearchRow.time(row, "created_at"))
                .completionDate(SearchRow.time(row, "completed_at"))
                .dueDate(SearchRow.time(row, "due_date"))
                .followUpDate(SearchRow.time(row, "follow_up_date"))
                .customHeaders(Map.of())
                .tags(new LinkedHashSet<>(SearchRow.texts(row, "tags")))
                .tenantId("<default>");
    }
}
