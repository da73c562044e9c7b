package io.countersign.item;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Rows and columns of a text. CSV (RFC 4180) with a header whose every record has as many fields as that is a table; any other text is
 * a log, a row for each line. Rows are counted from 0, without the header and without blank records. The page reads by the same rule.
 */
final class TableMeasure {
    /** The column of a file that is no table: its line. */
    static final String LINE = "line";

    private TableMeasure() {}

    /** {@code rows} and {@code columns}; empty where the content is not UTF-8. */
    static Optional<Map<String, Object>> of(Measuring.Source source) throws IOException {
        try {
            Optional<Map<String, Object>> csv = csv(source);
            return csv.isPresent() ? csv : Optional.of(log(source));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static Optional<Map<String, Object>> csv(Measuring.Source source) throws IOException {
        try (RowLimit reader = new RowLimit(decoded(source), Manifest.LONGEST_ROW);
                CSVParser parser = CSVFormat.RFC4180.builder().get().parse(reader)) {
            Iterator<CSVRecord> records = parser.iterator();
            List<String> columns = records.hasNext() ? columns(records.next()) : List.of();
            if (columns.size() < 2 || columns.contains("") || new HashSet<>(columns).size() < columns.size()) {
                return Optional.empty();
            }
            int rows = 0;
            for (reader.beginRow(); records.hasNext(); reader.beginRow()) {
                CSVRecord record = records.next();
                boolean blank = record.size() == 1 && record.get(0).isEmpty();
                if (!blank && record.size() != columns.size()) {
                    return Optional.empty();
                }
                rows += blank ? 0 : 1;
            }
            return rows == 0 ? Optional.empty() : Optional.of(Map.of("rows", rows, "columns", columns));
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException broken) {
                throw broken;
            }
            return orNoTable(e.getCause());
        } catch (CSVException | RowLimit.TooLong e) {
            return orNoTable(e);
        }
    }

    /** What has a quote that is not closed, or text behind one, is no table; all else went wrong by itself. */
    private static Optional<Map<String, Object>> orNoTable(@Nullable IOException e) throws IOException {
        if (e instanceof CSVException || e instanceof RowLimit.TooLong) {
            return Optional.empty();
        }
        throw e == null ? new IOException("reading ended without a reason") : e;
    }

    private static List<String> columns(CSVRecord header) {
        List<String> columns = new ArrayList<>();
        for (String name : header) {
            columns.add((columns.isEmpty() && name.startsWith("\uFEFF") ? name.substring(1) : name).strip());
        }
        return columns;
    }

    private static Map<String, Object> log(Measuring.Source source) throws IOException {
        int rows = 0;
        boolean begun = false;
        char[] buffer = new char[64 * 1024];
        try (Reader content = decoded(source)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    rows += begun ? 0 : 1;
                    begun = buffer[i] != '\n';
                }
            }
        }
        return Map.of("rows", rows, "columns", List.of(LINE));
    }

    private static Reader decoded(Measuring.Source source) throws IOException {
        return new InputStreamReader(source.open(), StandardCharsets.UTF_8.newDecoder());
    }
}
