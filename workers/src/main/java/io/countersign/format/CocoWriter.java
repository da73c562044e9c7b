package io.countersign.format;

import io.countersign.quality.geometry.Box;
import io.countersign.quality.geometry.Mask;
import io.countersign.quality.geometry.Point;
import io.countersign.quality.geometry.Polygon;
import io.countersign.schema.Shape;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * Annotations go straight to the file; the images, which it wants in an array of their own, wait in a temporary file, so that memory does
 * not grow with the items.
 */
final class CocoWriter implements LabelWriter {
    private final Path waiting;
    private final BufferedWriter text;
    private final BufferedWriter imageText;
    private final JsonGenerator out;
    private final JsonGenerator images;
    private final ConversionReport report;
    private final Map<String, Integer> categories = new LinkedHashMap<>();
    private final Map<String, List<String>> keypoints = new LinkedHashMap<>();
    private int imageId;
    private long annotationId;

    CocoWriter(Path file, ConversionReport report) throws IOException {
        this.report = report;
        this.text = Outputs.create(file);
        this.waiting = Files.createTempFile("countersign-images", ".json");
        this.imageText = Files.newBufferedWriter(waiting, StandardCharsets.UTF_8);
        this.out = JsonMapper.shared().createGenerator(text);
        this.images = JsonMapper.shared().createGenerator(imageText);
        out.writeStartObject();
        out.writeName("annotations");
        out.writeStartArray();
        images.writeStartArray();
    }

    @Override
    public void write(ItemLabels item) {
        imageId++;
        images.writeStartObject();
        images.writeNumberProperty("id", imageId);
        images.writeStringProperty("file_name", item.item());
        images.writeNumberProperty("width", item.width());
        images.writeNumberProperty("height", item.height());
        images.writeEndObject();
        if (item.text() != null) {
            report.lose("the text of an item", item.item());
        }
        Map<String, List<Shape>> groups = new LinkedHashMap<>();
        int alone = 0;
        for (Shape shape : item.shapes()) {
            if (!held(shape)) {
                report.lose("a " + shape.type(), item, shape);
                continue;
            }
            Object group = shape.attributes().get(CocoReader.GROUP);
            String key = group == null ? "alone " + alone++ : "group " + group + " " + shape.label();
            groups.computeIfAbsent(key, none -> new ArrayList<>()).add(shape);
        }
        groups.values().forEach(this::annotation);
    }

    private static boolean held(Shape shape) {
        return shape instanceof Shape.Box
                || (shape instanceof Shape.Polygon polygon && polygon.points().size() > 2)
                || shape instanceof Shape.Mask
                || shape instanceof Shape.Keypoints
                || shape instanceof Shape.Classification;
    }

    private void annotation(List<Shape> shapes) {
        Shape first = shapes.get(0);
        annotationId++;
        out.writeStartObject();
        out.writeNumberProperty("id", annotationId);
        out.writeNumberProperty("image_id", imageId);
        out.writeNumberProperty(
                "category_id", categories.computeIfAbsent(first.label(), label -> categories.size() + 1));
        shapes.stream()
                .filter(Shape.Keypoints.class::isInstance)
                .findFirst()
                .ifPresent(pose -> pose((Shape.Keypoints) pose));
        List<Shape.Polygon> polygons = shapes.stream()
                .filter(Shape.Polygon.class::isInstance)
                .map(Shape.Polygon.class::cast)
                .toList();
        if (!polygons.isEmpty()) {
            polygons(polygons);
        }
        for (Shape shape : shapes) {
            if (shape instanceof Shape.Box box) {
                extent(new Box(box.x(), box.y(), box.width(), box.height()), box.width() * box.height());
            } else if (shape instanceof Shape.Mask mask) {
                mask(mask);
            }
        }
        out.writeNumberProperty(
                "iscrowd", Boolean.TRUE.equals(first.attributes().get(CocoReader.CROWD)) ? 1 : 0);
        attributes(first);
        out.writeEndObject();
    }

    private void attributes(Shape shape) {
        Map<String, Object> attributes = new LinkedHashMap<>(shape.attributes());
        attributes.remove(CocoReader.CROWD);
        attributes.remove(CocoReader.GROUP);
        if (shape instanceof Shape.Box box && box.rotation() != 0) {
            attributes.put(CocoReader.ROTATION, box.rotation());
        }
        if (!attributes.isEmpty()) {
            out.writePOJOProperty("attributes", attributes);
        }
    }

    private void pose(Shape.Keypoints pose) {
        List<String> names = keypoints.computeIfAbsent(pose.label(), label -> new ArrayList<>());
        pose.points().keySet().stream().filter(name -> !names.contains(name)).forEach(names::add);
        out.writeName("keypoints");
        out.writeStartArray();
        int seen = 0;
        for (String name : names) {
            List<Double> point = pose.points().getOrDefault(name, List.of(0.0, 0.0, 0.0));
            point.forEach(out::writeNumber);
            seen += point.get(2) > 0 ? 1 : 0;
        }
        out.writeEndArray();
        out.writeNumberProperty("num_keypoints", seen);
    }

    private void polygons(List<Shape.Polygon> polygons) {
        out.writeName("segmentation");
        out.writeStartArray();
        double area = 0;
        List<Point> all = new ArrayList<>();
        for (Shape.Polygon polygon : polygons) {
            List<Point> ring = polygon.points().stream()
                    .map(point -> new Point(point.get(0), point.get(1)))
                    .toList();
            out.writeStartArray();
            ring.forEach(point -> {
                out.writeNumber(point.x());
                out.writeNumber(point.y());
            });
            out.writeEndArray();
            area += Polygon.of(ring).size();
            all.addAll(ring);
        }
        out.writeEndArray();
        extent(Polygon.of(all).bounds(), area);
    }

    private void mask(Shape.Mask shape) {
        Mask mask = Mask.ofCounts(
                shape.height(),
                shape.width(),
                shape.counts().stream().mapToInt(Integer::intValue).toArray());
        out.writeName("segmentation");
        out.writeStartObject();
        out.writeName("size");
        out.writeStartArray();
        out.writeNumber(mask.height());
        out.writeNumber(mask.width());
        out.writeEndArray();
        out.writeName("counts");
        out.writeStartArray();
        for (int count : mask.counts()) {
            out.writeNumber(count);
        }
        out.writeEndArray();
        out.writeEndObject();
        extent(mask.bounds(), mask.size());
    }

    private void extent(Box box, double area) {
        out.writeName("bbox");
        out.writeStartArray();
        out.writeNumber(box.x());
        out.writeNumber(box.y());
        out.writeNumber(box.width());
        out.writeNumber(box.height());
        out.writeEndArray();
        out.writeNumberProperty("area", area);
    }

    @Override
    public void close() throws IOException {
        images.writeEndArray();
        images.close();
        imageText.close();
        out.writeEndArray();
        out.writeName("images");
        out.flush();
        // The generator has written the name and its colon; the array follows as it waited.
        out.writeRawValue("");
        out.flush();
        try (Reader waited = Files.newBufferedReader(waiting)) {
            waited.transferTo(text);
        }
        Files.delete(waiting);
        out.writeName("categories");
        out.writeStartArray();
        categories.forEach((label, id) -> {
            out.writeStartObject();
            out.writeNumberProperty("id", id);
            out.writeStringProperty("name", label);
            if (keypoints.containsKey(label)) {
                out.writePOJOProperty("keypoints", keypoints.get(label));
            }
            out.writeEndObject();
        });
        out.writeEndArray();
        out.writeEndObject();
        out.close();
        text.close();
    }
}
