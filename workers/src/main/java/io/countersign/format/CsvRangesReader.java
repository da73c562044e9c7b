package io.countersign.format;

import io.countersign.schema.Shape;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Columns item, type (time-range or time-point), label, from_seconds, to_seconds, from_timestamp, to_timestamp. Rows of an item stand
 * together. An item without labels has a row with its name alone.
 */
final class CsvRangesReader implements LabelReader {
    static final List<String> COLUMNS =
            List.of("item", "type", "label", "from_seconds", "to_seconds", "from_timestamp", "to_timestamp");

    @Override
    public void read(Path from, ItemSink items, ConversionReport report) throws IOException {
        try (Reader reader = Files.newBufferedReader(from);
                CSVParser parser = CSVFormat.RFC4180.parse(reader)) {
            Iterator<CSVRecord> rows = parser.iterator();
            if (!rows.hasNext() || !rows.next().toList().equals(COLUMNS)) {
                throw UnreadableFile.at(from, 1, 1, "the columns must be " + String.join(",", COLUMNS));
            }
            String item = "";
            List<Shape> shapes = new ArrayList<>();
            while (rows.hasNext()) {
                CSVRecord row = rows.next();
                try {
                    long line = parser.getCurrentLineNumber();
                    if (row.size() != COLUMNS.size()) {
                        throw UnreadableFile.at(from, line, 1, row.size() + " columns, not " + COLUMNS.size());
                    }
                    if (!item.isEmpty() && !item.equals(row.get(0))) {
                        items.item(new ItemLabels(item, 0, 0, null, shapes));
                        shapes = new ArrayList<>();
                    }
                    item = row.get(0);
                    if (!row.get(1).isEmpty()) {
                        shapes.add(shape(from, line, row, String.valueOf(shapes.size() + 1)));
                    }
                } catch (UnreadableFile e) {
                    report.refuse(e);
                }
            }
            if (!item.isEmpty()) {
                items.item(new ItemLabels(item, 0, 0, null, shapes));
            }
        }
    }

    private static Shape shape(Path file, long line, CSVRecord row, String id) {
        double start = number(file, line, row, 3);
        double end = number(file, line, row, 4);
        return switch (row.get(1)) {
            case "time-point" -> new Shape.TimePoint(id, row.get(2), Map.of(), start, row.get(5));
            case "time-range" -> {
                if (end < start) {
                    throw UnreadableFile.at(file, line, 5, "to_seconds lies before from_seconds");
                }
                yield new Shape.TimeRange(id, row.get(2), Map.of(), start, end, row.get(5), row.get(6));
            }
            default ->
                throw UnreadableFile.at(file, line, 2, "type must be time-range or time-point, was " + row.get(1));
        };
    }

    private static double number(Path file, long line, CSVRecord row, int column) {
        try {
            double number = Double.parseDouble(row.get(column));
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw UnreadableFile.at(file, line, column + 1L, COLUMNS.get(column) + " is no number: " + row.get(column));
        }
        throw UnreadableFile.at(file, line, column + 1L, COLUMNS.get(column) + " is not finite");
    }
}
