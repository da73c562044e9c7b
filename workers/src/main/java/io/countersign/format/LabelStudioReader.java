package io.countersign.format;

import io.countersign.schema.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A task is an item, its first annotation that was not cancelled gives the shapes; further ones are other people's work, so they are
 * refused. The item is called as its image, or by the number of its task.
 */
final class LabelStudioReader implements LabelReader {

    @Override
    public void read(Path from, ItemSink items, ConversionReport report) throws IOException {
        List<IOException> failed = new ArrayList<>();
        JsonElements.read(from, Set.of(), element -> {
            try {
                ItemLabels item = item(element, report);
                if (failed.isEmpty()) {
                    items.item(item);
                }
            } catch (UnreadableFile e) {
                report.refuse(e);
            } catch (IOException e) {
                failed.add(e);
            }
        });
        if (!failed.isEmpty()) {
            throw failed.get(0);
        }
    }

    private static ItemLabels item(JsonElement task, ConversionReport report) {
        JsonNode data = task.node().path("data");
        String text = data.path("text").isString() ? data.path("text").stringValue() : null;
        String image = data.path("image").isString() ? data.path("image").stringValue() : null;
        String given = data.path("item").isString() ? data.path("item").stringValue() : null;
        String name = given != null ? given : image != null ? image : "task-" + task.integer("id");
        List<Shape> shapes = new ArrayList<>();
        int width = 0;
        int height = 0;
        boolean taken = false;
        int number = 0;
        for (JsonNode annotation : task.node().path("annotations")) {
            String place = ".annotations[" + number + "]";
            number++;
            if (annotation.path("was_cancelled").asBoolean(false)) {
                continue;
            }
            if (taken) {
                report.refuse(task.bad(place + ": another person's labels of the same item"));
                continue;
            }
            taken = true;
            int index = 0;
            for (JsonNode region : annotation.path("result")) {
                JsonElement element = new JsonElement(
                        task.file(),
                        "[" + task.index() + "]" + place + ".result",
                        index,
                        task.line(),
                        task.column(),
                        region);
                index++;
                width = Math.max(width, region.path("original_width").asInt(0));
                height = Math.max(height, region.path("original_height").asInt(0));
                try {
                    shapes.add(shape(element, text));
                } catch (UnreadableFile e) {
                    report.refuse(e);
                }
            }
        }
        return new ItemLabels(name, width, height, text, shapes);
    }

    private static Shape shape(JsonElement region, @Nullable String text) {
        String id = region.has("id") ? region.text("id") : String.valueOf(region.index() + 1);
        String type = region.text("type");
        JsonElement value = new JsonElement(
                region.file(),
                region.array() + "[" + region.index() + "].value",
                -1,
                region.line(),
                region.column(),
                region.node().path("value"));
        Map<String, Object> attributes = new LinkedHashMap<>();
        return switch (type) {
            case "choices" -> new Shape.Classification(id, label(region, type), attributes);
            case "labels" -> span(region, value, text, id, label(region, type));
            case "rectanglelabels" -> {
                LabelStudioGeometry image = image(region);
                double rotation = value.has("rotation") ? value.number("rotation") : 0;
                yield LabelStudioGeometry.box(
                        id,
                        label(region, type),
                        attributes,
                        image.pixels(value.number("x"), value.number("y")),
                        image.pixels(value.number("width"), value.number("height")),
                        rotation);
            }
            case "polygonlabels" -> {
                LabelStudioGeometry image = image(region);
                List<List<Double>> points = new ArrayList<>();
                for (JsonNode point : value.node().path("points")) {
                    double[] xy = value.numbers("points", point, 2);
                    points.add(image.pixels(xy[0], xy[1]));
                }
                boolean closed = value.node().path("closed").asBoolean(true);
                yield closed
                        ? new Shape.Polygon(id, label(region, type), attributes, points)
                        : new Shape.Polyline(id, label(region, type), attributes, points);
            }
            case "keypointlabels" -> {
                List<Double> point = image(region).pixels(value.number("x"), value.number("y"));
                if (value.has("width")) {
                    attributes.put("width", value.number("width"));
                }
                yield new Shape.Keypoints(
                        id, label(region, type), attributes, Map.of("0", List.of(point.get(0), point.get(1), 2.0)));
            }
            default -> throw region.bad(".type: " + type + " is not read");
        };
    }

    private static String label(JsonElement region, String type) {
        JsonNode labels = region.node().path("value").path(type);
        if (labels.size() != 1 || !labels.get(0).isString()) {
            throw region.bad(".value." + type + " must hold one label, was " + labels);
        }
        return labels.get(0).stringValue();
    }

    private static LabelStudioGeometry image(JsonElement region) {
        return new LabelStudioGeometry(region.number("original_width"), region.number("original_height"));
    }

    private static Shape.TextSpan span(
            JsonElement region, JsonElement value, @Nullable String text, String id, String label) {
        long from = value.integer("start");
        long to = value.integer("end");
        if (text == null || from < 0 || to < from || to > text.length()) {
            throw region.bad(".value: the span from " + from + " to " + to + " leaves the text");
        }
        int start = text.codePointCount(0, (int) from);
        return new Shape.TextSpan(id, label, Map.of(), start, start + text.codePointCount((int) from, (int) to));
    }
}
