package io.countersign.infra.engine.query;

import java.util.ArrayList;
import java.util.List;

/** A condition with its parameters. */
final class Where {
    private final StringBuilder sql = new StringBuilder("true");
    private final List<Object> parameters = new ArrayList<>();

    Where and(String condition, Object... values) {
        sql.append(" and (").append(condition).append(')');
        parameters.addAll(List.of(values));
        return this;
    }

    boolean isEmpty() {
        return sql.toString().equals("true");
    }

    String sql() {
        return sql.toString();
    }

    List<Object> parameters() {
        return parameters;
    }

    Where copy() {
        Where copy = new Where();
        copy.sql.setLength(0);
        copy.sql.append(sql);
        copy.parameters.addAll(parameters);
        return copy;
    }
}
