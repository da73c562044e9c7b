package io.countersign.format;

import io.countersign.schema.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** LabelMe's flags become attributes, its group and description attributes of these names. */
final class LabelMeReader implements LabelReader {
    static final String DESCRIPTION = "description";

    @Override
    public void read(Path from, ItemSink items, ConversionReport report) throws IOException {
        for (Path file : Inputs.files(from, "annotations", ".json")) {
            ItemLabels item;
            try {
                item = item(file, report);
            } catch (UnreadableFile e) {
                report.refuse(e);
                continue;
            }
            items.item(item);
        }
    }

    private static ItemLabels item(Path file, ConversionReport report) throws IOException {
        JsonElement whole = JsonElements.whole(file);
        List<Shape> shapes = new ArrayList<>();
        JsonElements.read(file, Set.of("shapes"), element -> {
            try {
                shapes.add(shape(element));
            } catch (UnreadableFile e) {
                report.refuse(e);
            }
        });
        return new ItemLabels(
                whole.text("imagePath"),
                (int) whole.integer("imageWidth"),
                (int) whole.integer("imageHeight"),
                null,
                shapes);
    }

    private static Shape shape(JsonElement element) {
        String id = String.valueOf(element.index() + 1);
        String label = element.text("label");
        Map<String, Object> attributes = attributes(element);
        List<List<Double>> points = new ArrayList<>();
        for (JsonNode point : element.node().path("points")) {
            double[] xy = element.numbers("points", point, 2);
            points.add(List.of(xy[0], xy[1]));
        }
        String type = element.has("shape_type") ? element.text("shape_type") : "polygon";
        int needed = switch (type) {
            case "polygon" -> 3;
            case "point", "points" -> 1;
            default -> 2;
        };
        if (points.size() < needed) {
            throw element.bad(".points: a " + type + " needs " + needed + " or more, has " + points.size());
        }
        return switch (type) {
            case "polygon" -> new Shape.Polygon(id, label, attributes, points);
            case "line", "linestrip" -> new Shape.Polyline(id, label, attributes, points);
            case "point", "points" -> {
                Map<String, List<Double>> named = new LinkedHashMap<>();
                points.forEach(
                        point -> named.put(String.valueOf(named.size()), List.of(point.get(0), point.get(1), 2.0)));
                yield new Shape.Keypoints(id, label, attributes, named);
            }
            case "rectangle" -> {
                List<Double> one = points.get(0);
                List<Double> other = points.get(1);
                yield new Shape.Box(
                        id,
                        label,
                        attributes,
                        Math.min(one.get(0), other.get(0)),
                        Math.min(one.get(1), other.get(1)),
                        Math.abs(one.get(0) - other.get(0)),
                        Math.abs(one.get(1) - other.get(1)),
                        0);
            }
            default -> throw element.bad(".shape_type: a " + type + " is no shape of ours");
        };
    }

    private static Map<String, Object> attributes(JsonElement element) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        element.node()
                .path("flags")
                .properties()
                .forEach(flag -> attributes.put(flag.getKey(), flag.getValue().asBoolean()));
        if (element.has("group_id")) {
            attributes.put(CocoReader.GROUP, String.valueOf(element.integer("group_id")));
        }
        if (element.has(DESCRIPTION) && !element.text(DESCRIPTION).isEmpty()) {
            attributes.put(DESCRIPTION, element.text(DESCRIPTION));
        }
        return attributes;
    }
}
