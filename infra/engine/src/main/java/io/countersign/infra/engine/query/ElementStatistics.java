package io.countersign.infra.engine.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.client.protocol.rest.ProcessElementStatisticsResult;
import io.countersign.infra.engine.store.Tables;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many instances of each element are active, completed and cancelled, and how many have an incident. */
final class ElementStatistics {
    private static final String COUNT = """
            select element, sum(active)::bigint as active, sum(canceled)::bigint as canceled,
                   sum(completed)::bigint as completed, sum(incidents)::bigint as incidents
            from (
              select a.act_id_ as element, count(*) filter (where a.end_time_ is null) as active,
                     count(*) filter (where a.end_time_ is not null and a.act_inst_state_ = 2) as canceled,
                     count(*) filter (where a.end_time_ is not null and a.act_inst_state_ <> 2) as completed,
                     0 as incidents
              from act_hi_actinst a
              where a.act_type_ <> 'multiInstanceBody' and %1$s group by a.act_id_
              union all
              select replace(a.activity_id_, '#multiInstanceBody', ''), 0, 0, 0, count(*)
              from act_ru_incident a
              where a.cause_incident_id_ = a.id_ and a.activity_id_ is not null and %1$s group by 1) counted
            group by element order by element
            """;

    private ElementStatistics() {}

    static Map<String, List<ProcessElementStatisticsResult>> ofInstance(Tables tables, long key) {
        String id = Long.toString(key);
        return items(tables, "a.proc_inst_id_ = ?", List.of(id));
    }

    static Map<String, List<ProcessElementStatisticsResult>> ofDefinition(Tables tables, long key, JsonNode filter) {
        InstanceSelection instances = InstanceSelection.of(filter);
        List<@Nullable Object> parameters = new ArrayList<>();
        parameters.add(Long.toString(key));
        parameters.addAll(instances.parameters());
        String condition = "a.proc_def_id_ = ?"
                + (instances.parameters().isEmpty() && filter.isEmpty()
                        ? ""
                        : " and a.proc_inst_id_ in (select p.id_ from " + instances.from() + " and "
                                + instances.condition() + ")");
        return items(tables, condition, parameters);
    }

    private static Map<String, List<ProcessElementStatisticsResult>> items(
            Tables tables, String condition, List<? extends @Nullable Object> parameters) {
        List<@Nullable Object> both = new ArrayList<>(parameters);
        both.addAll(parameters);
        return Map.of("items", tables.query(COUNT.formatted(condition), ElementStatistics::read, both.toArray()));
    }

    private static ProcessElementStatisticsResult read(ResultSet row) throws SQLException {
        return new ProcessElementStatisticsResult()
                .elementId(row.getString("element"))
                .active(row.getLong("active"))
                .canceled(row.getLong("canceled"))
                .completed(row.getLong("completed"))
                .incidents(row.getLong("incidents"));
    }
}
