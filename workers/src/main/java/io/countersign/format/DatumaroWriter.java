package io.countersign.format;

import io.countersign.quality.geometry.Mask;
import io.countersign.schema.Shape;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Items go straight to the file; the classes, which are known at the end, follow them. */
final class DatumaroWriter implements LabelWriter {
    private final BufferedWriter text;
    private final JsonGenerator out;
    private final ConversionReport report;
    private final Map<String, Integer> classes = new LinkedHashMap<>();
    private final Map<String, List<String>> points = new LinkedHashMap<>();

    DatumaroWriter(Path file, ConversionReport report) throws IOException {
        this.report = report;
        this.text = Outputs.create(file);
        this.out = JsonMapper.shared().createGenerator(text);
        out.writeStartObject();
        out.writeStringProperty("dm_format_version", "1.0");
        out.writeName("items");
        out.writeStartArray();
    }

    @Override
    public void write(ItemLabels item) {
        if (item.text() != null) {
            report.lose("the text of an item", item.item());
        }
        int dot = item.item().lastIndexOf('.');
        boolean ends = dot > item.item().lastIndexOf('/') + 1;
        out.writeStartObject();
        out.writeStringProperty("id", ends ? item.item().substring(0, dot) : item.item());
        out.writeName("annotations");
        out.writeStartArray();
        int number = 0;
        for (Shape shape : item.shapes()) {
            Map<String, Object> geometry = geometry(shape);
            if (geometry.isEmpty()) {
                boolean named = shape instanceof Shape.Keypoints;
                report.lose(named ? "a keypoints of other points than those before" : "a " + shape.type(), item, shape);
            } else {
                annotation(number++, item, shape, geometry);
            }
        }
        out.writeEndArray();
        out.writeName("image");
        out.writeStartObject();
        out.writeStringProperty("path", item.item());
        if (item.width() > 0 && item.height() > 0) {
            out.writePOJOProperty("size", List.of(item.height(), item.width()));
        }
        out.writeEndObject();
        out.writeEndObject();
    }

    private void annotation(int number, ItemLabels item, Shape shape, Map<String, Object> geometry) {
        Map<String, Object> attributes = new LinkedHashMap<>(shape.attributes());
        if (shape instanceof Shape.Box box && box.rotation() != 0) {
            attributes.put(CocoReader.ROTATION, box.rotation());
        }
        out.writeStartObject();
        out.writeNumberProperty("id", number);
        geometry.forEach(out::writePOJOProperty);
        out.writeNumberProperty("label_id", classes.computeIfAbsent(shape.label(), label -> classes.size()));
        for (String name : List.of(CocoReader.GROUP, DatumaroReader.ORDER)) {
            Object value = attributes.remove(name);
            if (value != null && !String.valueOf(value).matches("-?\\d{1,9}")) {
                report.lose("the attribute " + name, item, shape);
            }
            boolean whole = value != null && String.valueOf(value).matches("-?\\d{1,9}");
            out.writeNumberProperty(name, whole ? Long.parseLong(String.valueOf(value)) : 0);
        }
        out.writePOJOProperty("attributes", attributes);
        out.writeEndObject();
    }

    /** Type and numbers; nothing where the format has no such shape. */
    private Map<String, Object> geometry(Shape shape) {
        Map<String, Object> geometry = new LinkedHashMap<>();
        if (shape instanceof Shape.Classification) {
            geometry.put("type", "label");
        } else if (shape instanceof Shape.Box box) {
            geometry.put("type", "bbox");
            geometry.put("bbox", List.of(box.x(), box.y(), box.width(), box.height()));
        } else if (shape instanceof Shape.Polygon polygon && polygon.points().size() > 2) {
            geometry.put("type", "polygon");
            geometry.put("points", flat(polygon.points()));
        } else if (shape instanceof Shape.Polyline line && line.points().size() > 1) {
            geometry.put("type", "polyline");
            geometry.put("points", flat(line.points()));
        } else if (shape instanceof Shape.Keypoints pose && isAlike(pose)) {
            geometry.put("type", "points");
            geometry.put("points", flat(pose.points().values()));
            geometry.put(
                    "visibility",
                    pose.points().values().stream()
                            .map(point -> point.get(2).intValue())
                            .toList());
        } else if (shape instanceof Shape.Mask mask) {
            geometry.put("type", "mask");
            int[] counts = mask.counts().stream().mapToInt(Integer::intValue).toArray();
            geometry.put(
                    "rle",
                    Map.of(
                            "counts",
                            Mask.ofCounts(mask.height(), mask.width(), counts).compressed(),
                            "size",
                            List.of(mask.height(), mask.width())));
        }
        return geometry;
    }

    /** The file names the points of a class once: by those of its first pose. */
    private boolean isAlike(Shape.Keypoints pose) {
        List<String> own = List.copyOf(pose.points().keySet());
        return !own.isEmpty()
                && points.computeIfAbsent(pose.label(), label -> own).equals(own);
    }

    private static List<Double> flat(Iterable<List<Double>> points) {
        List<Double> numbers = new ArrayList<>();
        points.forEach(point -> numbers.addAll(point.subList(0, 2)));
        return numbers;
    }

    @Override
    public void close() throws IOException {
        out.writeEndArray();
        List<Object> labels = new ArrayList<>();
        List<Object> poses = new ArrayList<>();
        classes.forEach((label, number) -> {
            labels.add(Map.of("name", label, "parent", "", "attributes", List.of()));
            if (points.containsKey(label)) {
                poses.add(Map.of("label_id", number, "labels", points.get(label), "joints", List.of()));
            }
        });
        out.writePOJOProperty(
                "categories",
                Map.of(
                        "label", Map.of("labels", labels, "attributes", List.of()),
                        "points", Map.of("items", poses)));
        out.writePOJOProperty("infos", Map.of());
        out.writeEndObject();
        out.close();
        text.close();
    }
}
