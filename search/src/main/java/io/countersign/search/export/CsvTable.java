package io.countersign.search.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** RFC 4180 in UTF-8. A cell that a spreadsheet would take for a formula gets an apostrophe before it. */
final class CsvTable implements EventFile {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String FORMULAS = "=+-@\t\r";
    private static final List<String> COLUMNS = List.of(
            "seq",
            "id",
            "stream",
            "streamSeq",
            "jobId",
            "at",
            "organisation",
            "username",
            "name",
            "kind",
            "action",
            "subjectType",
            "subjectId",
            "reason",
            "changed",
            "processInstanceKey",
            "elementId",
            "previousHash",
            "hash");
    private static final List<String> OF_THE_ACTOR = List.of("organisation", "username", "name", "kind");

    private final CSVPrinter printer;

    CsvTable(OutputStream out) throws IOException {
        printer = new CSVPrinter(
                new OutputStreamWriter(out, StandardCharsets.UTF_8),
                CSVFormat.RFC4180
                        .builder()
                        .setHeader(COLUMNS.toArray(String[]::new))
                        .get());
    }

    @Override
    public void add(Map<String, Object> event) throws IOException {
        Map<?, ?> actor = (Map<?, ?>) event.getOrDefault("actor", Map.of());
        printer.printRecord(COLUMNS.stream()
                .map(column -> cell(OF_THE_ACTOR.contains(column) ? actor.get(column) : event.get(column)))
                .toList());
    }

    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        String text = value instanceof Map || value instanceof List ? JSON.writeValueAsString(value) : value.toString();
        return !text.isEmpty() && FORMULAS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    @Override
    public void flush() throws IOException {
        printer.flush();
    }
}
