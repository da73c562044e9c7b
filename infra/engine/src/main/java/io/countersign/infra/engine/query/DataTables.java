package io.countersign.infra.engine.query;

import io.camunda.client.protocol.rest.ProcessDefinitionResult;
import io.camunda.client.protocol.rest.VariableResult;
import io.camunda.client.protocol.rest.VariableSearchResult;
import io.countersign.infra.engine.query.Column.Kind;
import io.countersign.infra.engine.variable.VisibleVariables;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;

/** Variables and process definitions. */
final class DataTables {
    /** The key of the element instance that a variable belongs to; a variable of the root belongs to the process instance. */
    private static final String SCOPE = """
            case when v.execution_id_ = v.proc_inst_id_ then v.proc_inst_id_ else coalesce(
              (select substring(a.id_ from '[^:]*$') from act_hi_actinst a
               where a.execution_id_ = v.execution_id_ order by a.start_time_, a.sequence_counter_ limit 1),
              substring(v.act_inst_id_ from '[^:]*$')) end
            """;

    private static final String VARIABLE_SELECT =
            "v.id_, v.name_, v.text_, b.bytes_, v.proc_inst_id_, v.root_proc_inst_id_, " + SCOPE + " as scope";
    private static final String VARIABLE_FROM =
            "act_hi_varinst v left join act_ge_bytearray b on b.id_ = v.bytearray_id_"
                    + " where v.name_ not like 'nrOf%Instances' and v.state_ <> 'DELETED'";
    /** Of one name the variable of the innermost scope around the execution of a user task. */
    static final String EFFECTIVE = """
            v.id_ in (
              with recursive scope(id, depth) as (
                select u.execution_id, 0 from c8_user_task u where u.task_key = ?
                union all
                select e.parent_id_, s.depth + 1 from scope s join act_ru_execution e on e.id_ = s.id
                where e.parent_id_ is not null)
              select distinct on (seen.name_) seen.id_
              from scope s join act_hi_varinst seen on seen.execution_id_ = s.id
              where seen.state_ <> 'DELETED'
              order by seen.name_, s.depth)
            """;

    private static final Map<String, Column> VARIABLE_COLUMNS = Map.of(
            "variableKey", Column.of("v.id_", Kind.TEXT_KEY),
            "name", Column.of("v.name_", Kind.TEXT),
            "value", Column.of("coalesce(v.text_, convert_from(b.bytes_, 'UTF8'), 'null')", Kind.TEXT),
            "scopeKey", Column.of("(" + SCOPE + ")", Kind.TEXT_KEY),
            "processInstanceKey", Column.of("v.proc_inst_id_", Kind.TEXT_KEY),
            "tenantId", Column.of("'<default>'", Kind.TEXT),
            "isTruncated", Column.of("false", Kind.BOOLEAN));
    private static final Column VARIABLE_KEY = Column.of("v.id_", Kind.TEXT_KEY);

    static final SearchTable<VariableSearchResult> VARIABLES =
            new SearchTable<>(VARIABLE_SELECT, VARIABLE_FROM, VARIABLE_COLUMNS, VARIABLE_KEY, DataTables::found);

    static final SearchTable<VariableResult> VARIABLE =
            new SearchTable<>(VARIABLE_SELECT, VARIABLE_FROM, VARIABLE_COLUMNS, VARIABLE_KEY, DataTables::variable);

    static final SearchTable<ProcessDefinitionResult> DEFINITIONS = new SearchTable<>(
            "d.id_, d.key_, d.name_, d.version_, d.version_tag_, d.resource_name_",
            "act_re_procdef d where true",
            Map.of(
                    "processDefinitionKey", Column.of("d.id_", Kind.TEXT_KEY),
                    "processDefinitionId", Column.of("d.key_", Kind.TEXT),
                    "name", Column.of("d.name_", Kind.TEXT),
                    "version", Column.of("d.version_", Kind.INTEGER),
                    "versionTag", Column.of("d.version_tag_", Kind.TEXT),
                    "resourceName", Column.of("d.resource_name_", Kind.TEXT),
                    "tenantId", Column.of("'<default>'", Kind.TEXT),
                    "hasStartForm", Column.of("false", Kind.BOOLEAN),
                    "isLatestVersion",
                            Column.of(
                                    "(d.version_ = (select max(l.version_) from act_re_procdef l where l.key_ = d.key_))",
                                    Kind.BOOLEAN)),
            Column.of("d.id_", Kind.TEXT_KEY),
            DataTables::definition);

    private DataTables() {}

    private static VariableSearchResult found(ResultSet row) throws SQLException {
        return new VariableSearchResult()
                .variableKey(row.getString("id_"))
                .name(row.getString("name_"))
                .value(value(row))
                .isTruncated(false)
                .scopeKey(row.getString("scope"))
                .processInstanceKey(row.getString("proc_inst_id_"))
                .rootProcessInstanceKey(row.getString("root_proc_inst_id_"))
                .tenantId("<default>");
    }

    private static VariableResult variable(ResultSet row) throws SQLException {
        return new VariableResult()
                .variableKey(row.getString("id_"))
                .name(row.getString("name_"))
                .value(value(row))
                .scopeKey(row.getString("scope"))
                .processInstanceKey(row.getString("proc_inst_id_"))
                .rootProcessInstanceKey(row.getString("root_proc_inst_id_"))
                .tenantId("<default>");
    }

    private static String value(ResultSet row) throws SQLException {
        return VisibleVariables.json(row, row.findColumn("text_"), row.findColumn("bytes_"));
    }

    private static ProcessDefinitionResult definition(ResultSet row) throws SQLException {
        return new ProcessDefinitionResult()
                .processDefinitionKey(row.getString("id_"))
                .processDefinitionId(row.getString("key_"))
                .name(row.getString("name_"))
                .version(row.getInt("version_"))
                .versionTag(row.getString("version_tag_"))
                .resourceName(row.getString("resource_name_"))
                .hasStartForm(false)
                .tenantId("<default>");
    }
}
