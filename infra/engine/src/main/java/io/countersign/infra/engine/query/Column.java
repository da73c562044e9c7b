package io.countersign.infra.engine.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.infra.engine.problem.Problem;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Map;

/**
 * What a search can filter and sort by.
 *
 * @param sql expression over the table's rows
 * @param kind how values are read and compared
 * @param values for {@link Kind#CHOICE}: the condition that each value stands for
 */
record Column(String sql, Kind kind, Map<String, String> values) {
    enum Kind {
        /** Text that holds a 64-bit number. */
        TEXT_KEY("'-9223372036854775808'::bigint"),
        KEY("'-9223372036854775808'::bigint"),
        /** A number that a 64-bit key does not hold; for orders only. */
        NUMBER("0"),
        TEXT("''"),
        INTEGER("2147483647"),
        /** How many; for orders only. */
        COUNT("0"),
        TIME("'infinity'::timestamptz"),
        BOOLEAN("false"),
        /** One of a fixed set of values, each a condition of its own. */
        CHOICE("''"),
        /** An array of text: a value matches if the array contains it. */
        TEXTS("''"),
        /** An array of integers, likewise. */
        INTEGERS("0"),
        /** Text about an element instance {@code a}; all such conditions of a filter are about the same one. */
        ELEMENT("''"),
        /** Yes or no about that same element instance. */
        ELEMENT_FLAG("false"),
        /** Variables by name and value; the SQL is the condition that a variable {@code v} belongs to the row. */
        VARIABLES("''");

        private final String absent;

        Kind(String absent) {
            this.absent = absent;
        }

        /** SQL of the value that stands for null when sorting: last in ascending order, except for texts. */
        String absent() {
            return absent;
        }
    }

    static Column of(String sql, Kind kind) {
        return new Column(sql, kind, Map.of());
    }

    static Column choice(String sql, Map<String, String> values) {
        return new Column(sql, Kind.CHOICE, values);
    }

    boolean isOfElement() {
        return kind == Kind.ELEMENT || kind == Kind.ELEMENT_FLAG;
    }

    boolean isSortable() {
        return switch (kind) {
            case TEXTS, INTEGERS, VARIABLES, ELEMENT, ELEMENT_FLAG -> false;
            case TEXT_KEY, KEY, NUMBER, COUNT, TEXT, INTEGER, TIME, BOOLEAN, CHOICE -> true;
        };
    }

    /** The expression to sort by where the column is never null. */
    String keySql() {
        return switch (kind) {
            case TEXT_KEY -> "(" + sql + ")::bigint";
            case TEXT -> sql + " collate \"C\"";
            default -> sql;
        };
    }

    /** The expression to sort by, never null. */
    String sortSql() {
        if (kind == Kind.TEXT_KEY) {
            return "coalesce((" + sql + ")::bigint, " + Kind.KEY.absent() + ")";
        }
        if (kind == Kind.KEY) {
            return sql;
        }
        String value = "coalesce(" + sql + ", " + kind.absent() + ")";
        return kind == Kind.TEXT || kind == Kind.CHOICE ? value + " collate \"C\"" : value;
    }

    /** @throws Problem 400 if the value is of the wrong type */
    Object value(String field, JsonNode node) {
        try {
            return switch (kind) {
                case TEXT_KEY -> Long.toString(Long.parseLong(text(node)));
                case KEY -> Long.parseLong(text(node));
                case TEXT, TEXTS, VARIABLES, ELEMENT, NUMBER, COUNT -> text(node);
                case INTEGER, INTEGERS -> integer(node);
                case TIME -> OffsetDateTime.parse(text(node));
                case BOOLEAN, ELEMENT_FLAG -> bool(node);
                case CHOICE -> choice(field, text(node));
            };
        } catch (DateTimeException | IllegalArgumentException e) {
            throw Problem.badRequest("Request property [filter." + field + "] cannot be parsed");
        }
    }

    private static String text(JsonNode node) {
        if (!node.isTextual()) {
            throw new IllegalArgumentException("no text");
        }
        return node.textValue();
    }

    private static int integer(JsonNode node) {
        if (!node.canConvertToInt() || !node.isIntegralNumber()) {
            throw new IllegalArgumentException("no integer");
        }
        return node.intValue();
    }

    private static boolean bool(JsonNode node) {
        if (!node.isBoolean()) {
            throw new IllegalArgumentException("no boolean");
        }
        return node.booleanValue();
    }

    private String choice(String field, String value) {
        for (String known : values.keySet()) {
            if (known.equalsIgnoreCase(value)) {
                return known;
            }
        }
        throw Problem.badRequest(
                "Unexpected value '" + value + "' for enum field '" + field + "'. Use any of the following values: "
                        + values.keySet().stream().sorted().toList());
    }
}
