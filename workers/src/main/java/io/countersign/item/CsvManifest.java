package io.countersign.item;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * RFC 4180 in UTF-8 with a header. Columns are the fields of an item; {@code metadata} holds a JSON object, and each column
 * {@code metadata.NAME} one text of it.
 */
@Component
class CsvManifest implements Manifest {
    private static final String METADATA = "metadata.";
    private final JsonMapper json;

    CsvManifest(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void read(InputStream content, ManifestProblems problems, Consumer<ManifestRow> rows) throws IOException {
        RowLimit reader =
                new RowLimit(new InputStreamReader(content, StandardCharsets.UTF_8.newDecoder()), LONGEST_ROW);
        try (CSVParser parser = CSVFormat.RFC4180.builder().get().parse(reader)) {
            Iterator<CSVRecord> records = parser.iterator();
            if (!records.hasNext()) {
                problems.add(1, "(header)", "is missing");
                return;
            }
            List<String> columns = columns(records.next(), problems);
            problems.throwIfAny();
            long line = parser.getCurrentLineNumber() + 1;
            for (; hasNext(records, reader); line = parser.getCurrentLineNumber() + 1) {
                row(line, columns, records.next(), problems, rows);
            }
        } catch (UncheckedIOException e) {
            failed(e.getCause(), reader, problems);
        } catch (IOException e) {
            failed(e, reader, problems);
        }
    }

    private static boolean hasNext(Iterator<CSVRecord> records, RowLimit reader) {
        reader.beginRow();
        return records.hasNext();
    }

    private static void failed(@Nullable IOException e, RowLimit reader, ManifestProblems problems) throws IOException {
        if (e instanceof RowLimit.TooLong) {
            problems.add(reader.line(), "(row)", "has more than {0} characters; is a quote not closed?", LONGEST_ROW);
        } else if (e instanceof CharacterCodingException) {
            problems.add(reader.line(), "(row)", "is not UTF-8");
        } else if (e instanceof CSVException) {
            problems.add(reader.line(), "(row)", "is not CSV: {0}", e.getMessage());
        } else if (e != null) {
            throw e;
        }
    }

    private static List<String> columns(CSVRecord header, ManifestProblems problems) {
        List<String> columns = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String name : header) {
            String column = columns.isEmpty() && name.startsWith("\uFEFF") ? name.substring(1) : name;
            if (!ManifestFields.NAMES.contains(column)
                    && !(column.startsWith(METADATA) && column.length() > METADATA.length())) {
                problems.add(1, column, "is no field of an item");
            } else if (!seen.add(column)) {
                problems.add(1, column, "stands twice in the header");
            }
            columns.add(column);
        }
        for (String needed : List.of("externalId", "modality")) {
            if (!seen.contains(needed)) {
                problems.add(1, needed, "is missing in the header");
            }
        }
        return columns;
    }

    private void row(
            long line, List<String> columns, CSVRecord record, ManifestProblems problems, Consumer<ManifestRow> rows) {
        if (record.size() == 1 && record.get(0).isEmpty()) {
            return;
        }
        if (record.size() != columns.size()) {
            problems.add(line, "(row)", "has {0} fields instead of {1}", record.size(), columns.size());
            return;
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            if (!record.get(i).isEmpty()) {
                values.put(columns.get(i), record.get(i));
            }
        }
        ObjectNode metadata = metadata(line, values, problems);
        if (metadata != null) {
            new ManifestFields(problems)
                    .row(
                            line,
                            values.get("externalId"),
                            values.get("modality"),
                            values.get("mediaSha256"),
                            values.get("media"),
                            values.get("uri"),
                            json.writeValueAsString(metadata),
                            metadata.path("text").isString(),
                            values.get("group"))
                    .ifPresent(rows);
        }
    }

    private @Nullable ObjectNode metadata(long line, Map<String, String> values, ManifestProblems problems) {
        ObjectNode metadata = json.createObjectNode();
        String whole = values.get("metadata");
        if (whole != null) {
            try {
                JsonNode given = json.readTree(whole);
                if (!(given instanceof ObjectNode object)) {
                    problems.add(line, "metadata", "is not a JSON object");
                    return null;
                }
                metadata.setAll(object);
            } catch (JacksonException e) {
                problems.add(line, "metadata", "is not JSON: {0}", e.getOriginalMessage());
                return null;
            }
        }
        values.forEach((column, value) -> {
            if (column.startsWith(METADATA)) {
                metadata.put(column.substring(METADATA.length()), value);
            }
        });
        return metadata;
    }
}
