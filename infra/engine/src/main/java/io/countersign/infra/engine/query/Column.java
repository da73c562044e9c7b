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
        TEXT_KEY("-9223372036854775808"),
        KEY("-9223372036854775808::bigint"),
        /** A number that a 64-bit key does not hold; for orders only. */
        NUMBER("0"),
        TEXT("''"),
        INTEGER("2147483647"),
        TIME("'infinity'::timestamptz"),
        BOOLEAN("false"),
        /** One of a fixed set of values, each a condition of its own. */
        CHOICE("''"),
        /** An array of text: a value matches if the array contains it. */
        TEXTS("''"),
        /** Text about an element instance {@code a}; all such conditions of a filter are about the same one. */
        ELEMENT("''"),
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

    boolean isSortable() {
        return kind != Kind.TEXTS && kind != Kind.VARIABLES && kind != Kind.ELEMENT;
    }

    /** The expression to sort by, never null. */
    String sortSql() {
        if (kind == Kind.TEXT_KEY) {
            return "(" + sql + ")::bigint";
        }
        return kind == Kind.KEY ? sql : "coalesce(" + sql + ", " + kind.absent() + ")";
    }

    /** @throws Problem 400 if the value is of the wrong type */
    Object value(String field, JsonNode node) {
        try {
            return switch (kind) {
                case TEXT_KEY -> Long.toString(Long.parseLong(text(node)));
                case KEY -> Long.parseLong(text(node));
                case TEXT, TEXTS, VARIABLES, ELEMENT, NUMBER -> text(node);
                case INTEGER -> integer(node);
                case TIME -> OffsetDateTime.parse(text(node));
                case BOOLEAN -> bool(node);
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
