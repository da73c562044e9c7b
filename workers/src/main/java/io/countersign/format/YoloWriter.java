package io.countersign.format;

import io.countersign.schema.Shape;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Images are not copied: put them into images beside labels. */
final class YoloWriter implements LabelWriter {
    private final Path folder;
    private final ConversionReport report;
    private final boolean turned;
    private final Map<String, Integer> classes = new LinkedHashMap<>();
    private final BufferedWriter sizes;

    YoloWriter(Path out, ConversionReport report, boolean turned) throws IOException {
        this.folder = Outputs.createFolder(out);
        this.report = report;
        this.turned = turned;
        this.sizes = YoloFolder.sizes(folder);
    }

    @Override
    public void write(ItemLabels item) throws IOException {
        if (!YoloFolder.isSized(sizes, item, report)) {
            return;
        }
        try (Writer out = Outputs.create(Outputs.beside(folder.resolve("labels"), item.item(), ".txt"))) {
            for (Shape shape : item.shapes()) {
                List<List<Double>> points = points(shape);
                if (points.isEmpty()) {
                    report.lose(shape instanceof Shape.Box ? "a turned box" : "a " + shape.type(), item, shape);
                    continue;
                }
                if (!shape.attributes().isEmpty()) {
                    report.lose("the attributes of a shape", item, shape);
                }
                int index = classes.computeIfAbsent(shape.label(), label -> classes.size());
                out.write(line(index, points, item) + "\n");
            }
        }
    }

    /** The numbers of a line in pairs, in pixels; none where it cannot be held. */
    private List<List<Double>> points(Shape shape) {
        if (shape instanceof Shape.Box box) {
            double x = box.x() + box.width() / 2;
            double y = box.y() + box.height() / 2;
            if (turned) {
                return corners(box, x, y);
            }
            return box.rotation() == 0 ? List.of(List.of(x, y), List.of(box.width(), box.height())) : List.of();
        }
        return shape instanceof Shape.Polygon polygon
                        && !turned
                        && polygon.points().size() > 2
                ? polygon.points()
                : List.of();
    }

    private static List<List<Double>> corners(Shape.Box box, double x, double y) {
        double cos = Math.cos(Math.toRadians(box.rotation()));
        double sin = Math.sin(Math.toRadians(box.rotation()));
        List<List<Double>> corners = new ArrayList<>();
        for (int[] side : new int[][] {{-1, -1}, {1, -1}, {1, 1}, {-1, 1}}) {
            double across = side[0] * box.width() / 2;
            double down = side[1] * box.height() / 2;
            corners.add(List.of(x + across * cos - down * sin, y + across * sin + down * cos));
        }
        return corners;
    }

    private static String line(int index, List<List<Double>> points, ItemLabels item) {
        StringJoiner line = new StringJoiner(" ");
        line.add(String.valueOf(index));
        for (List<Double> point : points) {
            line.add(String.valueOf(point.get(0) / item.width()));
            line.add(String.valueOf(point.get(1) / item.height()));
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        sizes.close();
        YoloFolder.dataFile(folder, classes).close();
    }
}
