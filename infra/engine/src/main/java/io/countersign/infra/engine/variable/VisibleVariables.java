package io.countersign.infra.engine.variable;

import io.countersign.infra.engine.store.EngineSql;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variables that scopes see: their own and those of the scopes around them, the innermost first. */
public final class VisibleVariables {
    private static final String SQL = """
            with recursive scope(origin, id, parent, depth) as (
              select e.id_, e.id_, e.parent_id_, 0 from act_ru_execution e where e.id_ = any(?)
              union all
              select s.origin, p.id_, p.parent_id_, s.depth + 1
              from scope s join act_ru_execution p on p.id_ = s.parent)
            select s.origin, v.name_, v.text_, b.bytes_
            from scope s
            join act_ru_variable v on v.execution_id_ = s.id
            left join act_ge_bytearray b on b.id_ = v.bytearray_id_
            where v.name_ not like 'nrOf%Instances'
            """;

    private VisibleVariables() {}

    /**
     * Reads the variables of many executions at once.
     *
     * @param names the names wanted, or an empty list for all
     * @return variables by name for each execution id; an execution without variables is missing
     */
    public static Map<String, Map<String, @Nullable Object>> of(Collection<String> executions, List<String> names) {
        Map<String, Map<String, @Nullable Object>> result = new HashMap<>();
        EngineSql.Mapper<Boolean> collect = row -> {
            Map<String, @Nullable Object> variables = result.computeIfAbsent(row.getString(1), id -> new HashMap<>());
            String name = row.getString(2);
            if (!variables.containsKey(name)) {
                variables.put(name, Json.read(json(row, 3, 4)));
            }
            return true;
        };
        String[] ids = executions.toArray(String[]::new);
        if (names.isEmpty()) {
            EngineSql.query(SQL + " order by s.depth", collect, (Object) ids);
        } else {
            EngineSql.query(SQL + " and v.name_ = any(?) order by s.depth", collect, ids, names.toArray(String[]::new));
        }
        return result;
    }

    /** The JSON of a variable's row: its text column, else its bytes, else null. */
    public static String json(ResultSet row, int text, int bytes) throws SQLException {
        String value = row.getString(text);
        if (value != null) {
            return value;
        }
        byte[] content = row.getBytes(bytes);
        return content == null ? "null" : new String(content, StandardCharsets.UTF_8);
    }
}
