package io.countersign.format;

import io.countersign.schema.Shape;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

final class LabelMeWriter implements LabelWriter {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private final Path folder;
    private final ConversionReport report;

    LabelMeWriter(Path out, ConversionReport report) throws IOException {
        this.folder = Outputs.createFolder(out);
        this.report = report;
    }

    @Override
    public void write(ItemLabels item) throws IOException {
        if (item.text() != null) {
            report.lose("the text of an item", item.item());
        }
        List<Map<String, @Nullable Object>> shapes = new ArrayList<>();
        for (Shape shape : item.shapes()) {
            Map<String, @Nullable Object> one = new LinkedHashMap<>();
            one.put("label", shape.label());
            if (geometry(shape, one)) {
                attributes(item, shape, one);
                shapes.add(one);
            } else {
                report.lose(shape instanceof Shape.Box ? "a turned box" : "a " + shape.type(), item, shape);
            }
        }
        Map<String, @Nullable Object> file = new LinkedHashMap<>();
        file.put("version", "5.0.1");
        file.put("flags", Map.of());
        file.put("shapes", shapes);
        file.put("imagePath", item.item());
        file.put("imageData", null);
        file.put("imageHeight", item.height());
        file.put("imageWidth", item.width());
        try (Writer out = Outputs.create(Outputs.beside(folder, item.item(), ".json"))) {
            out.write(MAPPER.writeValueAsString(file));
        }
    }

    private static boolean geometry(Shape shape, Map<String, @Nullable Object> one) {
        if (shape instanceof Shape.Polygon polygon && polygon.points().size() > 2) {
            one.put("points", polygon.points());
            one.put("shape_type", "polygon");
        } else if (shape instanceof Shape.Polyline line && line.points().size() > 1) {
            one.put("points", line.points());
            one.put("shape_type", line.points().size() == 2 ? "line" : "linestrip");
        } else if (shape instanceof Shape.Box box && box.rotation() == 0) {
            one.put(
                    "points",
                    List.of(List.of(box.x(), box.y()), List.of(box.x() + box.width(), box.y() + box.height())));
            one.put("shape_type", "rectangle");
        } else if (shape instanceof Shape.Keypoints pose && unnamed(pose)) {
            one.put(
                    "points",
                    pose.points().values().stream()
                            .map(point -> point.subList(0, 2))
                            .toList());
            one.put("shape_type", pose.points().size() == 1 ? "point" : "points");
        } else {
            return false;
        }
        return true;
    }

    /** Whether nothing but places would be lost: names are numbers in their order, and all are visible. */
    private static boolean unnamed(Shape.Keypoints pose) {
        int number = 0;
        for (Map.Entry<String, List<Double>> point : pose.points().entrySet()) {
            if (!point.getKey().equals(String.valueOf(number))
                    || point.getValue().get(2) != 2) {
                return false;
            }
            number++;
        }
        return number > 0;
    }

    private void attributes(ItemLabels item, Shape shape, Map<String, @Nullable Object> one) {
        Map<String, Object> flags = new LinkedHashMap<>();
        one.put("group_id", null);
        shape.attributes().forEach((name, value) -> {
            if (value instanceof Boolean) {
                flags.put(name, value);
            } else if (name.equals(CocoReader.GROUP) && String.valueOf(value).matches("\\d{1,9}")) {
                one.put("group_id", Integer.valueOf(String.valueOf(value)));
            } else if (name.equals(LabelMeReader.DESCRIPTION)) {
                one.put(LabelMeReader.DESCRIPTION, value);
            } else {
                report.lose("the attribute " + name, item, shape);
            }
        });
        one.put("flags", flags);
    }

    @Override
    public void close() {
        // Each file was closed when it was whole.
    }
}
