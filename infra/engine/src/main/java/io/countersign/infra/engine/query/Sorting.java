package io.countersign.infra.engine.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.countersign.infra.engine.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The order of a search. It always ends with the key, so it is total and a cursor has one place in it. */
final class Sorting {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Set<String> PROPERTIES = Set.of("field", "order");

    private final List<Term> terms;

    /** @param isKey whether the column is never null, so that an index on its plain expression serves */
    private record Term(Column column, boolean ascending, boolean isKey) {
        String value() {
            return isKey ? column.keySql() : column.sortSql();
        }

        String sql(boolean reversed) {
            return value() + (ascending != reversed ? " asc" : " desc");
        }
    }

    private Sorting(List<Term> terms) {
        this.terms = terms;
    }

    static Sorting of(JsonNode sort, Map<String, Column> columns, Column key) {
        List<Term> terms = new ArrayList<>();
        if (!sort.isMissingNode() && !sort.isNull() && !sort.isArray()) {
            throw Problem.badRequest("Request property [sort] cannot be parsed");
        }
        for (JsonNode term : sort) {
            terms.add(term(term, columns));
        }
        terms.add(new Term(key, true, true));
        return new Sorting(terms);
    }

    private static Term term(JsonNode term, Map<String, Column> columns) {
        term.fieldNames().forEachRemaining(name -> {
            if (!PROPERTIES.contains(name)) {
                throw Problem.badRequest("Request property [sort." + name + "] cannot be parsed");
            }
        });
        String field = term.path("field").asText("");
        Column column = columns.get(field);
        if (field.isEmpty()) {
            throw Problem.invalid("Sort field must not be null.");
        }
        if (column == null || !column.isSortable()) {
            throw Problem.badRequest("Unexpected value '" + field + "' for enum field 'field'. Use any of the following"
                    + " values: " + columns.keySet().stream().sorted().toList());
        }
        String order = term.path("order").asText("ASC").toUpperCase(Locale.ROOT);
        if (!order.equals("ASC") && !order.equals("DESC")) {
            throw Problem.badRequest("Unexpected value '" + order
                    + "' for enum field 'order'. Use any of the following values: [ASC, DESC]");
        }
        return new Term(column, order.equals("ASC"), false);
    }

    String orderBy(boolean reversed) {
        return terms.stream().map(term -> term.sql(reversed)).collect(Collectors.joining(", "));
    }

    /** SQL of a JSON array with the row's place in the order. */
    String cursorSql() {
        return "json_build_array("
                + terms.stream().map(term -> "(" + term.value() + ")::text").collect(Collectors.joining(", "))
                + ")::text";
    }

    static String encode(String place) {
        return Base64.getEncoder().encodeToString(place.getBytes(StandardCharsets.UTF_8));
    }

    /** Only rows behind the cursor, or in front of it. */
    void from(Where where, String cursor, boolean behind) {
        List<String> place = decode(cursor);
        List<String> alternatives = new ArrayList<>();
        List<Object> parameters = new ArrayList<>();
        for (int i = 0; i < terms.size(); i++) {
            StringBuilder condition = new StringBuilder();
            for (int j = 0; j < i; j++) {
                condition
                        .append(terms.get(j).value())
                        .append(" = ")
                        .append(cast(j))
                        .append(" and ");
                parameters.add(place.get(j));
            }
            boolean greater = terms.get(i).ascending() == behind;
            condition
                    .append(terms.get(i).value())
                    .append(greater ? " > " : " < ")
                    .append(cast(i));
            parameters.add(place.get(i));
            alternatives.add("(" + condition + ")");
        }
        where.and(String.join(" or ", alternatives), parameters.toArray());
    }

    private String cast(int term) {
        return switch (terms.get(term).column().kind()) {
            case KEY, TEXT_KEY, COUNT -> "?::bigint";
            case NUMBER -> "?::numeric";
            case INTEGER, INTEGERS -> "?::integer";
            case TIME -> "?::timestamptz";
            case BOOLEAN, ELEMENT_FLAG -> "?::boolean";
            case TEXT, TEXTS, CHOICE, VARIABLES, ELEMENT -> "?::text";
        };
    }

    private List<String> decode(String cursor) {
        try {
            JsonNode place = MAPPER.readTree(Base64.getDecoder().decode(cursor));
            List<String> values = new ArrayList<>();
            place.forEach(value -> values.add(value.asText()));
            if (place.isArray() && values.size() == terms.size()) {
                return values;
            }
        } catch (IOException | IllegalArgumentException e) {
            throw Problem.invalid("The cursor '" + cursor + "' is not one that this search gave");
        }
        throw Problem.invalid("The cursor '" + cursor + "' belongs to another sort order");
    }
}
