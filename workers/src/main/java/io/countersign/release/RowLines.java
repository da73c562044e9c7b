package io.countersign.release;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
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

    @Override
    public void writeTo(OutputStream out) throws IOException {
        try (JsonGenerator json = mapper.writer()
                .withRootValueSeparator("")
                .without(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .createGenerator(out)) {
            jdbc.sql(sql).params(parameters).withFetchSize(FETCH).query(row -> {
                line(json, row);
                json.writeRaw('\n');
            });
        }
    }

    private void line(JsonGenerator json, ResultSet row) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        json.writeStartObject();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            Object value = row.getObject(i);
            if (value == null) {
                continue;
            }
            String name = columns.getColumnLabel(i);
            json.writeName(name);
            if (columns.getColumnTypeName(i).equals("jsonb")) {
                // As stored, so that no number changes on the way.
                json.writeRawValue(row.getString(i));
            } else if (people.contains(name)) {
                json.writeString(pseudonym.apply(value.toString()));
            } else if (value instanceof Timestamp time) {
                json.writeString(time.toInstant().toString());
            } else if (value instanceof Integer || value instanceof Long) {
                json.writeNumber(((Number) value).longValue());
            } else if (value instanceof Double number) {
                json.writeNumber(number);
            } else {
                json.writeString(value.toString());
            }
        }
        json.writeEndObject();
    }
}
