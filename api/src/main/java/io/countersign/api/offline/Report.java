package io.countersign.api.offline;

import io.countersign.quality.Coefficient;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What a command found, in the order in which it is told: single facts, then tables. */
final class Report {
    private final Map<String, Object> facts = new LinkedHashMap<>();
    private final List<Table> tables = new ArrayList<>();

    /** @param columns names of what each row has */
    record Table(String name, List<String> columns, List<List<Object>> rows) {

        Table row(Object... values) {
            rows.add(List.of(values));
            return this;
        }
    }

    Report fact(String name, Object value) {
        facts.put(name, value);
        return this;
    }

    /** A table to be filled with rows. */
    Table table(String name, String... columns) {
        Table table = new Table(name, List.of(columns), new ArrayList<>());
        tables.add(table);
        return table;
    }

    String json() {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        facts.forEach((name, value) -> all.put(name, plain(value)));
        for (Table table : tables) {
            List<Map<String, @Nullable Object>> rows = new ArrayList<>();
            for (List<Object> row : table.rows()) {
                Map<String, @Nullable Object> cells = new LinkedHashMap<>();
                for (int i = 0; i < row.size(); i++) {
                    cells.put(table.columns().get(i), plain(row.get(i)));
                }
                rows.add(cells);
            }
            all.put(table.name(), rows);
        }
        return JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(all);
    }

    String text() {
        List<String> lines = new ArrayList<>();
        List<List<String>> pairs = new ArrayList<>();
        facts.forEach((name, value) -> pairs.add(List.of(name, shown(value))));
        lines.addAll(Columns.aligned(pairs));
        for (Table table : tables) {
            if (table.rows().isEmpty()) {
                continue;
            }
            if (!lines.isEmpty()) {
                lines.add("");
            }
            List<List<String>> rows = new ArrayList<>();
            rows.add(table.columns());
            table.rows().forEach(row -> rows.add(row.stream().map(Report::shown).toList()));
            lines.addAll(Columns.aligned(rows));
        }
        return String.join(System.lineSeparator(), lines);
    }

    private static String shown(Object value) {
        if (value instanceof Coefficient coefficient) {
            return coefficient.fold(Report::shown, reason -> "undefined: " + Reasons.words(reason));
        }
        if (value instanceof Optional<?> optional) {
            return optional.map(Report::shown).orElse("-");
        }
        if (value instanceof OptionalDouble optional) {
            return optional.isPresent() ? shown(optional.getAsDouble()) : "-";
        }
        if (value instanceof List<?> list) {
            return String.join(", ", list.stream().map(String::valueOf).toList());
        }
        return value instanceof Double number ? String.format(Locale.ROOT, "%.6f", number) : String.valueOf(value);
    }

    private static @Nullable Object plain(Object value) {
        if (value instanceof Coefficient coefficient) {
            return coefficient.<Object>fold(
                    figure -> figure,
                    reason -> Map.of("undefined", reason.name().toLowerCase(Locale.ROOT)));
        }
        if (value instanceof Optional<?> optional) {
            return optional.map(Report::plain).orElse(null);
        }
        if (value instanceof OptionalDouble optional) {
            return optional.isPresent() ? (Object) optional.getAsDouble() : null;
        }
        return value;
    }
}
