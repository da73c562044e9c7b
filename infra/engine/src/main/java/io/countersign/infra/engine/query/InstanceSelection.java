package io.countersign.infra.engine.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.infra.engine.problem.Problem;
import java.util.List;

/**
 * The process instances that a filter finds, as SQL: {@code p} is the instance, {@code d} its definition.
 *
 * @param from tables, with a where clause that always holds
 */
public record InstanceSelection(String from, String condition, List<Object> parameters) {
    /** @throws Problem 400 for a field, operator or value that the process instance search does not know */
    public static InstanceSelection of(JsonNode filter) {
        Where where = new Filter(InstanceTables.INSTANCES.columns()).where(filter);
        return new InstanceSelection(InstanceTables.INSTANCES.from(), where.sql(), where.parameters());
    }
}
