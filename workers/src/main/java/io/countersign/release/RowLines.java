package io.countersign.release;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Rows of the database, each a line of JSON with its columns by name, streamed through a cursor; what is null is left out.
 *
 * @param parameters of the query
 * @param people columns with subjects of people, who go by their pseudonyms
 * @param pseudonym of a subject in the job
 */
record RowLines(
        String path,
        String sql,
        Map<String, ?> parameters,
        Set<String> people,
        UnaryOperator<String> pseudonym,
        JdbcClient jdbc,
        JsonMapper mapper)
        implements BundleFile {
    private static final int FETCH = 500;

    /** How a column is written, by its type. */
    private enum Kind {
        /** As stored, so that no number changes on the way. */
        JSON,
        PERSON,
        TIME,
        WHOLE,
        NUMBER,
        TEXT
    }

    private record Column(String name, Kind kind) {}

    @Override
    public void writeTo(OutputStream out) throws IOException {
        try (JsonGenerator json = mapper.writer()
                .withRootValueSeparator("")
                .without(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .createGenerator(out)) {
            List<Column> columns = new ArrayList<>();
            jdbc.sql(sql).params(parameters).withFetchSize(FETCH).query(row -> {
                if (columns.isEmpty()) {
                    columns.addAll(columns(row.getMetaData()));
                }
                line(json, row, columns);
                json.writeRaw('\n');
            });
        }
    }

    private List<Column> columns(ResultSetMetaData described) throws SQLException {
        List<Column> columns = new ArrayList<>();
        for (int i = 1; i <= described.getColumnCount(); i++) {
            String name = described.getColumnLabel(i);
            columns.add(new Column(name, people.contains(name) ? Kind.PERSON : kind(described.getColumnTypeName(i))));
        }
        return columns;
    }

    private static Kind kind(String type) {
        return switch (type) {
            case "json", "jsonb" -> Kind.JSON;
            case "timestamptz" -> Kind.TIME;
            case "int2", "int4", "int8" -> Kind.WHOLE;
            case "float4", "float8" -> Kind.NUMBER;
            default -> Kind.TEXT;
        };
    }

    private void line(JsonGenerator json, ResultSet row, List<Column> columns) throws SQLException {
        json.writeStartObject();
        for (int i = 1; i <= columns.size(); i++) {
            Column column = columns.get(i - 1);
            switch (column.kind()) {
                case JSON -> text(json, column, row.getString(i), json::writeRawValue);
                case PERSON -> text(json, column, row.getString(i), value -> json.writeString(pseudonym.apply(value)));
                case TEXT -> text(json, column, row.getString(i), json::writeString);
                case TIME -> {
                    Timestamp time = row.getTimestamp(i);
                    if (time != null) {
                        json.writeStringProperty(column.name(), time.toInstant().toString());
                    }
                }
                case WHOLE -> {
                    long value = row.getLong(i);
                    if (!row.wasNull()) {
                        json.writeNumberProperty(column.name(), value);
                    }
                }
                case NUMBER -> {
                    double value = row.getDouble(i);
                    if (!row.wasNull()) {
                        json.writeNumberProperty(column.name(), value);
                    }
                }
            }
        }
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, Column column, @Nullable String value, Consumer<String> writer) {
        if (value != null) {
            json.writeName(column.name());
            writer.accept(value);
        }
    }
}
