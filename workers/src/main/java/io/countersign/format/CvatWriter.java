package io.countersign.format;

import io.countersign.quality.geometry.Box;
import io.countersign.quality.geometry.Mask;
import io.countersign.schema.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

final class CvatWriter implements LabelWriter {
    private final XmlOut out;
    private final ConversionReport report;
    private int number;

    CvatWriter(Path out, ConversionReport report) throws IOException {
        this.out = new XmlOut(out);
        this.report = report;
        // Open from the first item to the last.
        this.out.open("annotations");
        this.out.element("version", "1.1");
    }

    @Override
    public void write(ItemLabels item) throws IOException {
        if (item.text() != null) {
            report.lose("the text of an item", item.item());
        }
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("id", number);
        attributes.put("name", item.item());
        attributes.put("width", item.width());
        attributes.put("height", item.height());
        number++;
        out.element("image", attributes, () -> {
            for (Shape shape : item.shapes()) {
                shape(item, shape);
            }
        });
    }

    private void shape(ItemLabels item, Shape shape) throws IOException {
        Map<String, Object> marks = new LinkedHashMap<>();
        marks.put("label", shape.label());
        if (shape instanceof Shape.Box box) {
            marks.put("xtl", box.x());
            marks.put("ytl", box.y());
            marks.put("xbr", box.x() + box.width());
            marks.put("ybr", box.y() + box.height());
            if (box.rotation() != 0) {
                marks.put("rotation", box.rotation());
            }
            element("box", marks, shape);
        } else if (shape instanceof Shape.Polygon polygon) {
            marks.put("points", points(polygon.points()));
            element("polygon", marks, shape);
        } else if (shape instanceof Shape.Polyline line) {
            marks.put("points", points(line.points()));
            element("polyline", marks, shape);
        } else if (shape instanceof Shape.Classification) {
            element("tag", marks, shape);
        } else if (shape instanceof Shape.Mask mask) {
            mask(marks, mask);
        } else if (shape instanceof Shape.Keypoints pose) {
            keypoints(marks, pose);
        } else {
            report.lose("a " + shape.type(), item, shape);
        }
    }

    private void keypoints(Map<String, Object> marks, Shape.Keypoints pose) throws IOException {
        boolean skeleton = pose.attributes().containsKey(CvatReader.MARK + "skeleton")
                || pose.points().entrySet().stream()
                        .anyMatch(point ->
                                point.getValue().get(2) != 2 || !point.getKey().matches("\\d+"));
        if (!skeleton) {
            marks.put("points", points(List.copyOf(pose.points().values())));
            element("points", marks, pose);
            return;
        }
        own(marks, pose);
        out.element("skeleton", marks, () -> {
            for (Map.Entry<String, List<Double>> point : pose.points().entrySet()) {
                Map<String, Object> place = new LinkedHashMap<>();
                double seen = point.getValue().get(2);
                place.put("label", point.getKey());
                place.put("occluded", seen == 1 ? 1 : 0);
                place.put("outside", seen == 0 ? 1 : 0);
                place.put("points", points(List.of(point.getValue())));
                out.element("points", place, "");
            }
            attributes(pose);
        });
    }

    private void mask(Map<String, Object> marks, Shape.Mask shape) throws IOException {
        Mask mask = Mask.ofCounts(
                shape.height(),
                shape.width(),
                shape.counts().stream().mapToInt(Integer::intValue).toArray());
        boolean[][] rows = mask.rows();
        Box box = mask.bounds();
        StringJoiner runs = new StringJoiner(", ");
        int run = 0;
        boolean inside = false;
        for (int row = (int) box.y(); row < box.y() + box.height(); row++) {
            for (int column = (int) box.x(); column < box.x() + box.width(); column++) {
                if (rows[row][column] != inside) {
                    runs.add(String.valueOf(run));
                    run = 0;
                    inside = !inside;
                }
                run++;
            }
        }
        runs.add(String.valueOf(run));
        marks.put("rle", runs);
        marks.put("left", box.x());
        marks.put("top", box.y());
        marks.put("width", box.width());
        marks.put("height", box.height());
        element("mask", marks, shape);
    }

    private void element(String name, Map<String, Object> marks, Shape shape) throws IOException {
        own(marks, shape);
        out.element(name, marks, () -> attributes(shape));
    }

    private static void own(Map<String, Object> marks, Shape shape) {
        CvatReader.MARKS.stream().sorted().forEach(mark -> {
            Object value = shape.attributes().get(CvatReader.MARK + mark);
            if (value != null) {
                marks.put(mark, value);
            }
        });
    }

    private void attributes(Shape shape) throws IOException {
        for (Map.Entry<String, Object> one : shape.attributes().entrySet()) {
            if (!one.getKey().startsWith(CvatReader.MARK)) {
                out.element("attribute", Map.of("name", one.getKey()), String.valueOf(one.getValue()));
            }
        }
    }

    private static String points(List<List<Double>> points) {
        StringJoiner joined = new StringJoiner(";");
        points.forEach(point -> joined.add(Numbers.plain(point.get(0)) + "," + Numbers.plain(point.get(1))));
        return joined.toString();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
