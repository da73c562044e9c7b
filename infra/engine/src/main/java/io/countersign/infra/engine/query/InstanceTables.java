package io.countersign.infra.engine.query;

import io.camunda.client.protocol.rest.ElementInstanceResult;
import io.camunda.client.protocol.rest.ElementInstanceStateEnum;
import io.camunda.client.protocol.rest.ProcessInstanceCallHierarchyEntry;
import io.camunda.client.protocol.rest.ProcessInstanceResult;
import io.camunda.client.protocol.rest.ProcessInstanceStateEnum;
import io.countersign.infra.engine.model.Keys;
import io.countersign.infra.engine.query.Column.Kind;
import io.countersign.infra.engine.store.Tables;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Process instances and element instances, running and ended. */
final class InstanceTables {
    private static final String HAS_INCIDENT = "exists (select 1 from act_ru_incident i where i.proc_inst_id_ = p.id_)";
    private static final String ELEMENT_STATE =
            "case when a.end_time_ is null then 'ACTIVE' when a.act_inst_state_ = 2 then 'TERMINATED' else 'COMPLETED' end";
    private static final String ERROR_MESSAGE = "(select i.incident_msg_ from act_ru_incident i"
            + " where i.proc_inst_id_ = p.id_ order by i.id_::bigint limit 1)";
    private static final String PARENT_ELEMENT = "(select " + SearchRow.keyOf("a.id_") + " from act_hi_actinst a"
            + " where a.proc_inst_id_ = p.super_process_instance_id_ and a.call_proc_inst_id_ = p.id_ limit 1)";
    private static final String BATCHES =
            "array(select k.batch_key::text from c8_batch_item k" + " where k.process_instance_key = p.id_::bigint)";
    private static final String HAS_RETRIES_LEFT =
            "exists (select 1 from act_ru_ext_task t where t.proc_inst_id_ = p.id_"
                    + " and t.worker_id_ is null and t.lock_exp_time_ is not null and t.retries_ > 0)";
    private static final String ERROR_HASHES = "array(select c8_hash_code(i.incident_msg_) from act_ru_incident i"
            + " where i.proc_inst_id_ = p.id_ and i.incident_msg_ is not null)";
    private static final String HAS_ELEMENT_INCIDENT = "exists (select 1 from act_ru_incident i"
            + " where i.proc_inst_id_ = a.proc_inst_id_ and i.activity_id_ = a.act_id_)";
    private static final String INCIDENT_KEY = "(select i.id_ from act_ru_incident i where i.proc_inst_id_ = e.instance"
            + " and i.activity_id_ = e.element and i.id_ = i.cause_incident_id_ order by i.id_::bigint limit 1)";
    private static final String ELEMENT_INCIDENT =
            "exists (select 1 from act_ru_incident i where i.proc_inst_id_ = e.instance and i.activity_id_ = e.element)";

    static final SearchTable<ProcessInstanceResult> INSTANCES = new SearchTable<>(
            """
            p.id_, p.proc_def_key_, p.proc_def_id_, d.name_ as definition_name, d.version_ as definition_version,
            d.version_tag_, p.start_time_, p.end_time_, p.state_, p.super_process_instance_id_,
            p.root_proc_inst_id_, l.tags, b.business_id,
            """ + HAS_INCIDENT + " as has_incident, " + PARENT_ELEMENT + " as parent_element",
            "act_hi_procinst p join act_re_procdef d on d.id_ = p.proc_def_id_"
                    + " left join c8_instance_label l on l.process_instance_key = p.id_"
                    + " left join c8_instance_label b on b.process_instance_key = p.root_proc_inst_id_ where true",
            Map.ofEntries(
                    Map.entry("processInstanceKey", Column.of("p.id_", Kind.TEXT_KEY)),
                    Map.entry("processDefinitionId", Column.of("p.proc_def_key_", Kind.TEXT)),
                    Map.entry("processDefinitionKey", Column.of("p.proc_def_id_", Kind.TEXT_KEY)),
                    Map.entry("processDefinitionName", Column.of("d.name_", Kind.TEXT)),
                    Map.entry("processDefinitionVersion", Column.of("d.version_", Kind.INTEGER)),
                    Map.entry("processDefinitionVersionTag", Column.of("d.version_tag_", Kind.TEXT)),
                    Map.entry("parentProcessInstanceKey", Column.of("p.super_process_instance_id_", Kind.TEXT_KEY)),
                    Map.entry("startDate", Column.of("p.start_time_", Kind.TIME)),
                    Map.entry("endDate", Column.of("p.end_time_", Kind.TIME)),
                    Map.entry("hasIncident", Column.of(HAS_INCIDENT, Kind.BOOLEAN)),
                    Map.entry("tenantId", Column.of("'<default>'", Kind.TEXT)),
                    Map.entry(
                            "variables",
                            Column.of("v.proc_inst_id_ = p.id_ and v.execution_id_ = v.proc_inst_id_", Kind.VARIABLES)),
                    Map.entry("parentElementInstanceKey", Column.of(PARENT_ELEMENT, Kind.TEXT_KEY)),
                    Map.entry("batchOperationKey", Column.of(BATCHES, Kind.TEXTS)),
                    Map.entry("batchOperationId", Column.of(BATCHES, Kind.TEXTS)),
                    Map.entry("hasRetriesLeft", Column.of(HAS_RETRIES_LEFT, Kind.BOOLEAN)),
                    Map.entry("incidentErrorHashCode", Column.of(ERROR_HASHES, Kind.INTEGERS)),
                    Map.entry("hasElementInstanceIncident", Column.of(HAS_ELEMENT_INCIDENT, Kind.ELEMENT_FLAG)),
                    Map.entry("elementId", Column.of("a.act_id_", Kind.ELEMENT)),
                    Map.entry("elementInstanceState", Column.of(ELEMENT_STATE, Kind.ELEMENT)),
                    Map.entry("errorMessage", Column.of(ERROR_MESSAGE, Kind.TEXT)),
                    Map.entry("tags", Column.of("l.tags", Kind.TEXTS)),
                    Map.entry("businessId", Column.of("b.business_id", Kind.TEXT)),
                    Map.entry(
                            "state",
                            Column.choice(
                                    "case when p.end_time_ is null then 'ACTIVE' when p.state_ = 'COMPLETED'"
                                            + " then 'COMPLETED' else 'TERMINATED' end",
                                    Map.of(
                                            "ACTIVE", "p.end_time_ is null",
                                            "COMPLETED", "p.state_ = 'COMPLETED'",
                                            "TERMINATED", "p.end_time_ is not null and p.state_ <> 'COMPLETED'")))),
            Column.of("p.id_", Kind.TEXT_KEY),
            InstanceTables::instance);

    /** A process instance is an element instance too. */
    static final SearchTable<ElementInstanceResult> ELEMENTS = new SearchTable<>(
            "e.*, " + ELEMENT_INCIDENT + " as has_incident, " + INCIDENT_KEY + " as incident, d.key_ as definition_id",
            """
            (select substring(a.id_ from '[^:]*$')::bigint as key, a.act_id_ as element, a.act_name_ as name,
                    a.act_type_ as type, a.proc_inst_id_ as instance, a.root_proc_inst_id_ as root,
                    a.proc_def_id_ as definition, a.start_time_ as started, a.end_time_ as ended,
                    case when a.end_time_ is null then 'ACTIVE' when a.act_inst_state_ = 2 then 'TERMINATED'
                         else 'COMPLETED' end as state,
                    substring(a.parent_act_inst_id_ from '[^:]*$') as scope
             from act_hi_actinst a
             union all
             select p.id_::bigint, p.proc_def_key_, null, 'process', p.id_, p.root_proc_inst_id_, p.proc_def_id_,
                    p.start_time_, p.end_time_,
                    case when p.end_time_ is null then 'ACTIVE' when p.state_ = 'COMPLETED' then 'COMPLETED'
                         else 'TERMINATED' end, null
             from act_hi_procinst p) e join act_re_procdef d on d.id_ = e.definition where true
            """,
            elementColumns(),
            Column.of("e.key", Kind.KEY),
            InstanceTables::element);

    private InstanceTables() {}

    static List<ProcessInstanceCallHierarchyEntry> callHierarchy(Tables tables, long key) {
        return tables.query(
                """
                with recursive called(id, parent, definition, depth) as (
                  select id_, super_process_instance_id_, proc_def_id_, 0 from act_hi_procinst where id_ = ?
                  union all
                  select p.id_, p.super_process_instance_id_, p.proc_def_id_, c.depth + 1
                  from called c join act_hi_procinst p on p.id_ = c.parent)
                select c.id, c.definition, coalesce(d.name_, d.key_) as name
                from called c join act_re_procdef d on d.id_ = c.definition order by c.depth desc
                """,
                row -> new ProcessInstanceCallHierarchyEntry()
                        .processInstanceKey(row.getString("id"))
                        .processDefinitionKey(row.getString("definition"))
                        .processDefinitionName(row.getString("name")),
                Long.toString(key));
    }

    private static Map<String, Column> elementColumns() {
        Map<String, Column> columns = new HashMap<>();
        columns.put("elementInstanceKey", Column.of("e.key", Kind.KEY));
        columns.put("processInstanceKey", Column.of("e.instance", Kind.TEXT_KEY));
        columns.put("processDefinitionKey", Column.of("e.definition", Kind.TEXT_KEY));
        columns.put("processDefinitionId", Column.of("d.key_", Kind.TEXT));
        columns.put("elementId", Column.of("replace(e.element, '#multiInstanceBody', '')", Kind.TEXT));
        columns.put("elementName", Column.of("e.name", Kind.TEXT));
        columns.put("type", Column.choice("e.type", ElementTypes.conditions("e.type")));
        columns.put("incidentKey", Column.of(INCIDENT_KEY, Kind.TEXT_KEY));
        columns.put("elementInstanceScopeKey", Column.of("e.scope", Kind.TEXT_KEY));
        columns.put("hasIncident", Column.of(ELEMENT_INCIDENT, Kind.BOOLEAN));
        columns.put("startDate", Column.of("e.started", Kind.TIME));
        columns.put("endDate", Column.of("e.ended", Kind.TIME));
        columns.put("tenantId", Column.of("'<default>'", Kind.TEXT));
        Map<String, String> states = new HashMap<>();
        for (String state : Set.of("ACTIVE", "COMPLETED", "TERMINATED")) {
            states.put(state, "e.state = '" + state + "'");
        }
        columns.put("state", Column.choice("e.state", states));
        return columns;
    }

    private static ProcessInstanceResult instance(ResultSet row) throws SQLException {
        boolean active = row.getTimestamp("end_time_") == null;
        boolean completed = "COMPLETED".equals(row.getString("state_"));
        return new ProcessInstanceResult()
                .processInstanceKey(row.getString("id_"))
                .processDefinitionId(row.getString("proc_def_key_"))
                .processDefinitionKey(row.getString("proc_def_id_"))
                .processDefinitionName(row.getString("definition_name"))
                .processDefinitionVersion(row.getInt("definition_version"))
                .processDefinitionVersionTag(row.getString("version_tag_"))
                .startDate(SearchRow.time(row, "start_time_"))
                .endDate(SearchRow.time(row, "end_time_"))
                .state(
                        active
                                ? ProcessInstanceStateEnum.ACTIVE
                                : completed ? ProcessInstanceStateEnum.COMPLETED : ProcessInstanceStateEnum.TERMINATED)
                .hasIncident(row.getBoolean("has_incident"))
                .parentProcessInstanceKey(row.getString("super_process_instance_id_"))
                .rootProcessInstanceKey(row.getString("root_proc_inst_id_"))
                .parentElementInstanceKey(row.getString("parent_element"))
                .tags(new LinkedHashSet<>(SearchRow.texts(row, "tags")))
                .businessId(row.getString("business_id"))
                .tenantId("<default>");
    }

    private static ElementInstanceResult element(ResultSet row) throws SQLException {
        String element = Keys.elementId(row.getString("element"));
        String name = row.getString("name");
        return new ElementInstanceResult()
                .elementInstanceKey(Long.toString(row.getLong("key")))
                .elementId(element)
                .elementName(name == null ? element : name)
                .type(ElementTypes.of(row.getString("type")))
                .state(ElementInstanceStateEnum.fromValue(row.getString("state")))
                .hasIncident(row.getBoolean("has_incident"))
                .incidentKey(row.getString("incident"))
                .processInstanceKey(row.getString("instance"))
                .rootProcessInstanceKey(row.getString("root"))
                .processDefinitionId(row.getString("definition_id"))
                .processDefinitionKey(row.getString("definition"))
                .startDate(SearchRow.time(row, "started"))
                .endDate(SearchRow.time(row, "ended"))
                .tenantId("<default>");
    }
}
