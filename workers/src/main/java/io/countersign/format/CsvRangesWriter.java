package io.countersign.format;

import io.countersign.schema.Shape;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

final class CsvRangesWriter implements LabelWriter {
    private final CSVPrinter out;
    private final ConversionReport report;

    CsvRangesWriter(Path out, ConversionReport report) throws IOException {
        this.out = new CSVPrinter(Outputs.create(out), CSVFormat.RFC4180);
        this.report = report;
        this.out.printRecord(CsvRangesReader.COLUMNS);
    }

    @Override
    public void write(ItemLabels item) throws IOException {
        if (item.text() != null) {
            report.lose("the text of an item", item.item());
        }
        boolean any = false;
        for (Shape shape : item.shapes()) {
            if (shape instanceof Shape.TimeRange range) {
                row(item, range, range.fromSeconds(), range.toSeconds(), range.fromTimestamp(), range.toTimestamp());
                any = true;
            } else if (shape instanceof Shape.TimePoint point) {
                row(item, point, point.seconds(), point.seconds(), point.timestamp(), point.timestamp());
                any = true;
            } else {
                report.lose("a " + shape.type(), item, shape);
            }
        }
        if (!any) {
            out.printRecord(item.item(), "", "", "", "", "", "");
        }
    }

    private void row(ItemLabels item, Shape shape, double from, double to, String fromTimestamp, String toTimestamp)
            throws IOException {
        if (!shape.attributes().isEmpty()) {
            report.lose("the attributes of a shape", item, shape);
        }
        out.printRecord(item.item(), shape.type(), shape.label(), from, to, fromTimestamp, toTimestamp);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
