package io.countersign.api.offline;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** CSV with a header (RFC 4180, UTF-8), one row at a time. Columns are found by name; others are passed over. */
final class CsvFile {

    private CsvFile() {}

    /** @param line of the file on which it ends, the header's being 1; @param values of the columns asked for, none empty */
    record Row(Path file, long line, List<String> values) {

        BadInput bad(String why) {
            return BadInput.at(file, line, why);
        }
    }

    static void read(Path file, List<String> columns, Consumer<Row> consumer) throws IOException {
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                CSVParser parser = CSVFormat.RFC4180
                        .builder()
                        .setIgnoreEmptyLines(true)
                        .get()
                        .parse(reader)) {
            Iterator<CSVRecord> records = parser.iterator();
            if (!records.hasNext()) {
                throw BadInput.at(file, 1, "the file is empty");
            }
            List<String> header = records.next().stream().map(CsvFile::trimmed).toList();
            int[] places = places(file, header, columns);
            while (records.hasNext()) {
                CSVRecord record = records.next();
                consumer.accept(row(file, parser.getCurrentLineNumber(), header, columns, places, record));
            }
        } catch (UncheckedIOException e) {
            boolean encoding = e.getCause() instanceof MalformedInputException;
            throw new BadInput(file + ": " + (encoding ? "the text is not UTF-8" : e.getMessage()));
        }
    }

    private static Row row(
            Path file, long line, List<String> header, List<String> columns, int[] places, CSVRecord record) {
        if (record.size() != header.size()) {
            throw BadInput.at(file, line, record.size() + " columns, the header has " + header.size());
        }
        String[] values = new String[places.length];
        for (int i = 0; i < places.length; i++) {
            values[i] = record.get(places[i]).strip();
            if (values[i].isEmpty()) {
                throw BadInput.at(file, line, "column " + columns.get(i) + " is empty");
            }
        }
        return new Row(file, line, List.of(values));
    }

    private static int[] places(Path file, List<String> header, List<String> columns) {
        return columns.stream()
                .mapToInt(column -> {
                    int place = header.indexOf(column);
                    if (place < 0) {
                        throw BadInput.at(file, 1, "no column " + column + " among " + String.join(", ", header));
                    }
                    return place;
                })
                .toArray();
    }

    private static String trimmed(String name) {
        return name.replace("\uFEFF", "").strip();
    }
}
