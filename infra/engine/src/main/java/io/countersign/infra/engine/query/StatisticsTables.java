package io.countersign.infra.engine.query;

import io.camunda.client.protocol.rest.IncidentProcessInstanceStatisticsByDefinitionResult;
import io.camunda.client.protocol.rest.IncidentProcessInstanceStatisticsByErrorResult;
import io.camunda.client.protocol.rest.ProcessDefinitionInstanceStatisticsResult;
import io.camunda.client.protocol.rest.ProcessDefinitionInstanceVersionStatisticsResult;
import io.countersign.infra.engine.query.Column.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;

/** Counts of active process instances, by process, by version, and by what stopped them. */
final class StatisticsTables {
    private static final String ACTIVE = """
            (select e.proc_def_id_ as definition, count(*) filter (where i.instance is null) as free,
                    count(i.instance) as stopped
             from act_ru_execution e
             left join (select distinct proc_inst_id_ as instance from act_ru_incident) i on i.instance = e.id_
             where e.parent_id_ is null group by e.proc_def_id_)
            """;

    static final SearchTable<ProcessDefinitionInstanceStatisticsResult> BY_PROCESS = new SearchTable<>(
            "s.*",
            """
            (select d.key_ as id, sum(a.free)::bigint as free, sum(a.stopped)::bigint as stopped,
                    (select l.name_ from act_re_procdef l where l.key_ = d.key_ order by l.version_ desc limit 1) as name,
                    count(*) > 1 as many
             from
            """ + ACTIVE + " a join act_re_procdef d on d.id_ = a.definition group by d.key_) s where true",
            Map.of(
                    "processDefinitionId", Column.of("s.id", Kind.TEXT),
                    "activeInstancesWithIncidentCount", Column.of("s.stopped", Kind.COUNT),
                    "activeInstancesWithoutIncidentCount", Column.of("s.free", Kind.COUNT)),
            Column.of("s.id", Kind.TEXT),
            StatisticsTables::byProcess);

    static final SearchTable<ProcessDefinitionInstanceVersionStatisticsResult> BY_VERSION = new SearchTable<>(
            "a.*, d.key_, d.name_, d.version_",
            ACTIVE + " a join act_re_procdef d on d.id_ = a.definition where true",
            Map.of(
                    "processDefinitionId", Column.of("d.key_", Kind.TEXT),
                    "processDefinitionKey", Column.of("d.id_", Kind.TEXT_KEY),
                    "processDefinitionName", Column.of("d.name_", Kind.TEXT),
                    "processDefinitionVersion", Column.of("d.version_", Kind.INTEGER),
                    "tenantId", Column.of("'<default>'", Kind.TEXT),
                    "activeInstancesWithIncidentCount", Column.of("a.stopped", Kind.COUNT),
                    "activeInstancesWithoutIncidentCount", Column.of("a.free", Kind.COUNT)),
            Column.of("d.id_", Kind.TEXT_KEY),
            StatisticsTables::byVersion);

    static final SearchTable<IncidentProcessInstanceStatisticsByErrorResult> BY_ERROR = new SearchTable<>(
            "s.*, c8_hash_code(s.message) as hash",
            """
            (select coalesce(i.incident_msg_, '') as message, count(distinct i.proc_inst_id_) as instances
             from act_ru_incident i where i.id_ = i.cause_incident_id_ group by 1) s where true
            """,
            Map.of(
                    "errorMessage", Column.of("s.message", Kind.TEXT),
                    "activeInstancesWithErrorCount", Column.of("s.instances", Kind.COUNT)),
            Column.of("s.message", Kind.TEXT),
            StatisticsTables::byError);

    static final SearchTable<IncidentProcessInstanceStatisticsByDefinitionResult> BY_DEFINITION = new SearchTable<>(
            "s.*, d.key_, d.name_, d.version_",
            """
            (select i.proc_def_id_ as definition, c8_hash_code(coalesce(i.incident_msg_, '')) as hash,
                    count(distinct i.proc_inst_id_) as instances
             from act_ru_incident i where i.id_ = i.cause_incident_id_ group by 1, 2)
            s join act_re_procdef d on d.id_ = s.definition where true
            """,
            Map.of(
                    "errorHashCode", Column.of("s.hash", Kind.INTEGER),
                    "processDefinitionKey", Column.of("d.id_", Kind.TEXT_KEY),
                    "tenantId", Column.of("'<default>'", Kind.TEXT),
                    "activeInstancesWithErrorCount", Column.of("s.instances", Kind.COUNT)),
            Column.of("d.id_", Kind.TEXT_KEY),
            StatisticsTables::byDefinition);

    private StatisticsTables() {}

    private static ProcessDefinitionInstanceStatisticsResult byProcess(ResultSet row) throws SQLException {
        return new ProcessDefinitionInstanceStatisticsResult()
                .processDefinitionId(row.getString("id"))
                .latestProcessDefinitionName(row.getString("name"))
                .hasMultipleVersions(row.getBoolean("many"))
                .activeInstancesWithIncidentCount(row.getLong("stopped"))
                .activeInstancesWithoutIncidentCount(row.getLong("free"))
                .tenantId("<default>");
    }

    private static ProcessDefinitionInstanceVersionStatisticsResult byVersion(ResultSet row) throws SQLException {
        return new ProcessDefinitionInstanceVersionStatisticsResult()
                .processDefinitionId(row.getString("key_"))
                .processDefinitionKey(row.getString("definition"))
                .processDefinitionName(row.getString("name_"))
                .processDefinitionVersion(row.getInt("version_"))
                .activeInstancesWithIncidentCount(row.getLong("stopped"))
                .activeInstancesWithoutIncidentCount(row.getLong("free"))
                .tenantId("<default>");
    }

    private static IncidentProcessInstanceStatisticsByErrorResult byError(ResultSet row) throws SQLException {
        return new IncidentProcessInstanceStatisticsByErrorResult()
                .errorHashCode(row.getInt("hash"))
                .errorMessage(row.getString("message"))
                .activeInstancesWithErrorCount(row.getLong("instances"));
    }

    private static IncidentProcessInstanceStatisticsByDefinitionResult byDefinition(ResultSet row) throws SQLException {
        return new IncidentProcessInstanceStatisticsByDefinitionResult()
                .processDefinitionId(row.getString("key_"))
                .processDefinitionKey(row.getString("definition"))
                .processDefinitionName(row.getString("name_"))
                .processDefinitionVersion(row.getInt("version_"))
                .activeInstancesWithErrorCount(row.getLong("instances"))
                .tenantId("<default>");
    }
}
