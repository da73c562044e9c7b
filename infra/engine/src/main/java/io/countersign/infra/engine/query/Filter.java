package io.countersign.infra.engine.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.infra.engine.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Turns the filter of a search into a condition. Fields are joined by and; {@code $or} holds alternatives. */
final class Filter {
    private static final Column VARIABLE_VALUE = Column.of("coalesce(v.text_, 'null')", Column.Kind.TEXT);

    private final Map<String, Column> columns;

    Filter(Map<String, Column> columns) {
        this.columns = columns;
    }

    /** @throws Problem 400 for a field, operator or value that is not known */
    Where where(JsonNode filter) {
        Where where = new Where();
        add(where, filter);
        return where;
    }

    private void add(Where where, JsonNode filter) {
        if (filter.isMissingNode() || filter.isNull()) {
            return;
        }
        if (!filter.isObject()) {
            throw Problem.badRequest("Request property [filter] cannot be parsed");
        }
        Where element = new Where();
        filter.properties().forEach(entry -> {
            JsonNode condition = entry.getValue();
            if (condition.isNull()) {
                return;
            }
            if (entry.getKey().equals("$or")) {
                or(where, condition);
            } else {
                Column column = columns.get(entry.getKey());
                boolean ofElement = column != null && column.isOfElement();
                field(ofElement ? element : where, entry.getKey(), condition);
            }
        });
        if (!element.isEmpty()) {
            where.and(
                    "exists (select 1 from act_hi_actinst a where a.proc_inst_id_ = p.id_ and " + element.sql() + ")",
                    element.parameters().toArray());
        }
    }

    private void or(Where where, JsonNode alternatives) {
        List<String> parts = new ArrayList<>();
        List<Object> parameters = new ArrayList<>();
        for (JsonNode alternative : alternatives) {
            Where part = new Where();
            add(part, alternative);
            parts.add("(" + part.sql() + ")");
            parameters.addAll(part.parameters());
        }
        if (!parts.isEmpty()) {
            where.and(String.join(" or ", parts), parameters.toArray());
        }
    }

    private void field(Where where, String name, JsonNode condition) {
        Column column = columns.get(name);
        if (column == null) {
            throw Problem.badRequest("Request property [filter." + name + "] cannot be parsed");
        }
        if (column.kind() == Column.Kind.VARIABLES) {
            condition.forEach(variable -> variable(where, name, column, variable));
            return;
        }
        if (condition.isArray()) {
            condition.forEach(value -> operator(where, name, column, "$eq", value));
            return;
        }
        if (!condition.isObject()) {
            operator(where, name, column, "$eq", condition);
            return;
        }
        condition.properties().forEach(entry -> {
            if (!entry.getValue().isNull()
                    && !(entry.getValue().isArray() && entry.getValue().isEmpty())) {
                operator(where, name, column, entry.getKey(), entry.getValue());
            }
        });
    }

    /** A variable of a name exists whose value, as JSON text, meets the condition. */
    private static void variable(Where where, String name, Column owner, JsonNode variable) {
        if (!variable.path("name").isTextual()) {
            throw Problem.badRequest("Request property [filter." + name + ".name] cannot be parsed");
        }
        Where value = new Where();
        new Filter(Map.of("value", VARIABLE_VALUE)).field(value, "value", variable.path("value"));
        List<Object> parameters = new ArrayList<>();
        parameters.add(variable.path("name").textValue());
        parameters.addAll(value.parameters());
        where.and(
                "exists (select 1 from act_hi_varinst v where " + owner.sql() + " and v.name_ = ? and " + value.sql()
                        + ")",
                parameters.toArray());
    }

    private static void operator(Where where, String name, Column column, String operator, JsonNode operand) {
        switch (operator) {
            case "$eq" -> equal(where, name, column, operand, true);
            case "$neq" -> equal(where, name, column, operand, false);
            case "$in" -> in(where, name, column, operand, true);
            case "$notIn" -> in(where, name, column, operand, false);
            case "$exists" -> where.and(column.sql() + (operand.asBoolean() ? " is not null" : " is null"));
            case "$gt" -> compare(where, name, column, ">", operand);
            case "$gte" -> compare(where, name, column, ">=", operand);
            case "$lt" -> compare(where, name, column, "<", operand);
            case "$lte" -> compare(where, name, column, "<=", operand);
            case "$like" -> where.and(column.sql() + " like ?", like(String.valueOf(column.value(name, operand))));
            default ->
                throw Problem.badRequest("Request property [filter." + name + "." + operator + "] cannot be parsed");
        }
    }

    private static void compare(Where where, String name, Column column, String sign, JsonNode operand) {
        if (column.kind() != Column.Kind.TIME && column.kind() != Column.Kind.INTEGER) {
            throw Problem.badRequest("Request property [filter." + name + "] cannot be parsed");
        }
        where.and(column.sql() + " " + sign + " ?", column.value(name, operand));
    }

    private static void equal(Where where, String name, Column column, JsonNode operand, boolean positive) {
        Object value = column.value(name, operand);
        switch (column.kind()) {
            case CHOICE ->
                where.and(not(positive, String.valueOf(column.values().get(value))));
            case BOOLEAN, ELEMENT_FLAG -> where.and(not(positive == Boolean.TRUE.equals(value), column.sql()));
            case TEXTS -> where.and(not(positive, column.sql() + " @> array[?]::text[]"), value);
            case INTEGERS -> where.and(not(positive, column.sql() + " @> array[?]::integer[]"), value);
            default -> where.and(column.sql() + (positive ? " = ?" : " is distinct from ?"), value);
        }
    }

    private static void in(Where where, String name, Column column, JsonNode operand, boolean positive) {
        List<String> parts = new ArrayList<>();
        List<Object> parameters = new ArrayList<>();
        for (JsonNode one : operand) {
            Where part = new Where();
            equal(part, name, column, one, true);
            parts.add(part.sql());
            parameters.addAll(part.parameters());
        }
        where.and(not(positive, "(" + String.join(") or (", parts) + ")"), parameters.toArray());
    }

    /** A condition that is null counts as false. */
    private static String not(boolean positive, String condition) {
        return positive ? condition : "(" + condition + ") is not true";
    }

    /** {@code *} and {@code ?} stand for any text and any character; a backslash takes the next one as it is. */
    private static String like(String pattern) {
        StringBuilder sql = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\' && i + 1 < pattern.length()) {
                i++;
                literal(sql, pattern.charAt(i));
            } else if (c == '*') {
                sql.append('%');
            } else if (c == '?') {
                sql.append('_');
            } else {
                literal(sql, c);
            }
        }
        return sql.toString();
    }

    private static void literal(StringBuilder sql, char c) {
        if (c == '%' || c == '_' || c == '\\') {
            sql.append('\\');
        }
        sql.append(c);
    }
}
