package io.countersign.infra.engine.query;

import io.camunda.client.protocol.rest.IncidentErrorTypeEnum;
import io.camunda.client.protocol.rest.IncidentResult;
import io.camunda.client.protocol.rest.IncidentStateEnum;
import io.camunda.client.protocol.rest.JobKindEnum;
import io.camunda.client.protocol.rest.JobListenerEventTypeEnum;
import io.camunda.client.protocol.rest.JobSearchResult;
import io.camunda.client.protocol.rest.JobStateEnum;
import io.countersign.infra.engine.job.ListenerPlace;
import io.countersign.infra.engine.model.Keys;
import io.countersign.infra.engine.query.Column.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Jobs that are not finished, and incidents, active and resolved. */
final class WorkTables {
    private static final String NEVER = "'9998-01-01'";
    private static final String FAILED = "(t.worker_id_ is null and t.lock_exp_time_ is not null)";
    private static final String DEADLINE =
            "(case when t.worker_id_ is not null and t.lock_exp_time_ < " + NEVER + " then t.lock_exp_time_ end)";
    private static final String KIND = "case when t.priority_ > 0 then 'EXECUTION_LISTENER'"
            + " when u.task_key is null then 'BPMN_ELEMENT' else 'TASK_LISTENER' end";
    private static final String EVENT = "case when t.priority_ >= " + ListenerPlace.PRIORITY_OF_END
            + " then 'END' when t.priority_ > 0 then 'START' when u.task_key is null then 'UNSPECIFIED' else u.state end";

    static final SearchTable<JobSearchResult> JOBS = new SearchTable<>(
            """
            t.id_, t.topic_name_, t.worker_id_, t.retries_, t.act_id_, t.act_inst_id_, t.proc_inst_id_, t.proc_def_id_,
            t.proc_def_key_, t.error_msg_, t.create_time_, i.root_proc_inst_id_,
            """ + DEADLINE + " as deadline, " + FAILED + " as failed, " + KIND + " as kind, " + EVENT + " as event",
            "act_ru_ext_task t join act_ru_execution i on i.id_ = t.proc_inst_id_"
                    + " left join c8_user_task u on u.listener_job = t.id_ where true",
            Map.ofEntries(
                    Map.entry("jobKey", Column.of("t.id_", Kind.TEXT_KEY)),
                    Map.entry("type", Column.of("t.topic_name_", Kind.TEXT)),
                    Map.entry("worker", Column.of("t.worker_id_", Kind.TEXT)),
                    Map.entry("retries", Column.of("t.retries_", Kind.INTEGER)),
                    Map.entry("elementId", Column.of("t.act_id_", Kind.TEXT)),
                    Map.entry("elementInstanceKey", Column.of(SearchRow.keyOf("t.act_inst_id_"), Kind.TEXT_KEY)),
                    Map.entry("processInstanceKey", Column.of("t.proc_inst_id_", Kind.TEXT_KEY)),
                    Map.entry("processDefinitionKey", Column.of("t.proc_def_id_", Kind.TEXT_KEY)),
                    Map.entry("processDefinitionId", Column.of("t.proc_def_key_", Kind.TEXT)),
                    Map.entry("errorMessage", Column.of("t.error_msg_", Kind.TEXT)),
                    Map.entry("creationTime", Column.of("t.create_time_", Kind.TIME)),
                    Map.entry("deadline", Column.of(DEADLINE, Kind.TIME)),
                    Map.entry(
                            "hasFailedWithRetriesLeft", Column.of("(" + FAILED + " and t.retries_ > 0)", Kind.BOOLEAN)),
                    // An open job has no end, and what a finished one said is not kept.
                    Map.entry("endTime", Column.of("null::timestamptz", Kind.TIME)),
                    Map.entry("lastUpdateTime", Column.of("null::timestamptz", Kind.TIME)),
                    Map.entry("errorCode", Column.of("null::text", Kind.TEXT)),
                    Map.entry("deniedReason", Column.of("null::text", Kind.TEXT)),
                    Map.entry("isDenied", Column.of("false", Kind.BOOLEAN)),
                    Map.entry("tenantId", Column.of("'<default>'", Kind.TEXT)),
                    Map.entry("kind", Column.choice(KIND, kinds())),
                    Map.entry("listenerEventType", Column.choice(EVENT, events())),
                    Map.entry(
                            "state",
                            Column.choice("case when " + FAILED + " then 'FAILED' else 'CREATED' end", states()))),
            Column.of("t.id_", Kind.TEXT_KEY),
            WorkTables::job);

    /** Its own incident, or one of an element instance that has it as a scope. */
    static final String INSIDE_OF_ELEMENT = """
            (i.proc_inst_id_, i.activity_id_) in (
              with recursive inside(id, instance, element) as (
                select a.id_, a.proc_inst_id_, a.act_id_ from act_hi_actinst a
                where substring(a.id_ from '[^:]*$')::bigint = ?
                union all
                select a.id_, a.proc_inst_id_, a.act_id_ from inside s
                join act_hi_actinst a on a.proc_inst_id_ = s.instance and a.parent_act_inst_id_ = s.id)
              select instance, element from inside) or i.proc_inst_id_ = ?
            """;

    private static final String JOB = "(select t.id_ from act_ru_ext_task t where t.id_ = i.configuration_)";

    static final SearchTable<IncidentResult> INCIDENTS = new SearchTable<>(
            """
            i.id_, i.incident_type_, i.incident_msg_, i.activity_id_, i.create_time_, i.incident_state_,
            i.proc_def_id_, i.proc_def_key_, i.proc_inst_id_, i.root_proc_inst_id_, i.execution_id_,
            (select t.act_inst_id_ from act_ru_ext_task t where t.id_ = i.configuration_) as job_element,
            """ + JOB + " as job",
            "act_hi_incident i where i.id_ = i.cause_incident_id_ and i.incident_state_ <> 2",
            Map.ofEntries(
                    Map.entry("incidentKey", Column.of("i.id_", Kind.TEXT_KEY)),
                    Map.entry("processDefinitionKey", Column.of("i.proc_def_id_", Kind.TEXT_KEY)),
                    Map.entry("processDefinitionId", Column.of("i.proc_def_key_", Kind.TEXT)),
                    Map.entry("processInstanceKey", Column.of("i.proc_inst_id_", Kind.TEXT_KEY)),
                    Map.entry("errorType", Column.choice("i.incident_type_", errorTypes())),
                    Map.entry("errorMessage", Column.of("i.incident_msg_", Kind.TEXT)),
                    Map.entry("elementId", Column.of("replace(i.activity_id_, '#multiInstanceBody', '')", Kind.TEXT)),
                    Map.entry("elementInstanceKey", Column.of("i.execution_id_", Kind.TEXT_KEY)),
                    Map.entry("creationTime", Column.of("i.create_time_", Kind.TIME)),
                    Map.entry("jobKey", Column.of(JOB, Kind.TEXT_KEY)),
                    Map.entry("tenantId", Column.of("'<default>'", Kind.TEXT)),
                    Map.entry(
                            "state",
                            Column.choice(
                                    "case when i.incident_state_ = 0 then 'ACTIVE' else 'RESOLVED' end",
                                    Map.of(
                                            "ACTIVE", "i.incident_state_ = 0",
                                            "RESOLVED", "i.incident_state_ = 1",
                                            "MIGRATED", "false",
                                            "PENDING", "false",
                                            "UNKNOWN", "false")))),
            Column.of("i.id_", Kind.TEXT_KEY),
            WorkTables::incident);

    private WorkTables() {}

    private static Map<String, String> kinds() {
        Map<String, String> kinds = new HashMap<>();
        for (JobKindEnum kind : JobKindEnum.values()) {
            kinds.put(kind.getValue(), KIND + " = '" + kind.getValue() + "'");
        }
        return kinds;
    }

    private static Map<String, String> events() {
        Map<String, String> events = new HashMap<>();
        for (JobListenerEventTypeEnum event : JobListenerEventTypeEnum.values()) {
            events.put(event.getValue(), EVENT + " = '" + event.getValue() + "'");
        }
        return events;
    }

    /** Finished jobs are not kept, so the states of finished jobs match none. */
    private static Map<String, String> states() {
        Map<String, String> states = new HashMap<>();
        for (JobStateEnum state : JobStateEnum.values()) {
            states.put(state.getValue(), "false");
        }
        states.put("CREATED", "not " + FAILED);
        states.put("FAILED", FAILED);
        return states;
    }

    private static Map<String, String> errorTypes() {
        Map<String, String> types = new HashMap<>();
        for (IncidentErrorTypeEnum type : IncidentErrorTypeEnum.values()) {
            types.put(type.getValue(), "i.incident_type_ = '" + type.getValue() + "'");
        }
        return types;
    }

    private static JobSearchResult job(ResultSet row) throws SQLException {
        boolean failed = row.getBoolean("failed");
        return new JobSearchResult()
                .jobKey(row.getString("id_"))
                .type(row.getString("topic_name_"))
                .worker(row.getString("worker_id_") == null ? "" : row.getString("worker_id_"))
                .state(failed ? JobStateEnum.FAILED : JobStateEnum.CREATED)
                .kind(JobKindEnum.fromValue(row.getString("kind")))
                .listenerEventType(JobListenerEventTypeEnum.fromValue(row.getString("event")))
                .retries(row.getInt("retries_"))
                .isDenied(false)
                .hasFailedWithRetriesLeft(failed && row.getInt("retries_") > 0)
                .elementId(row.getString("act_id_"))
                .elementInstanceKey(Long.toString(Keys.ofElementInstance(row.getString("act_inst_id_"))))
                .processInstanceKey(row.getString("proc_inst_id_"))
                .rootProcessInstanceKey(row.getString("root_proc_inst_id_"))
                .processDefinitionId(row.getString("proc_def_key_"))
                .processDefinitionKey(row.getString("proc_def_id_"))
                .errorMessage(row.getString("error_msg_"))
                .creationTime(SearchRow.time(row, "create_time_"))
                .deadline(SearchRow.time(row, "deadline"))
                .customHeaders(Map.of())
                .tenantId("<default>");
    }

    private static IncidentResult incident(ResultSet row) throws SQLException {
        String job = row.getString("job");
        String element = row.getString("activity_id_");
        String jobElement = row.getString("job_element");
        return new IncidentResult()
                .incidentKey(row.getString("id_"))
                .errorType(IncidentErrorTypeEnum.fromValue(row.getString("incident_type_")))
                .errorMessage(row.getString("incident_msg_"))
                .state(row.getInt("incident_state_") == 0 ? IncidentStateEnum.ACTIVE : IncidentStateEnum.RESOLVED)
                .elementId(element == null ? null : Keys.elementId(element))
                .elementInstanceKey(
                        jobElement == null
                                ? row.getString("execution_id_")
                                : Long.toString(Keys.ofElementInstance(jobElement)))
                .processInstanceKey(row.getString("proc_inst_id_"))
                .rootProcessInstanceKey(row.getString("root_proc_inst_id_"))
                .processDefinitionId(row.getString("proc_def_key_"))
                .processDefinitionKey(row.getString("proc_def_id_"))
                .creationTime(SearchRow.time(row, "create_time_"))
                .jobKey(job)
                .tenantId("<default>");
    }
}
