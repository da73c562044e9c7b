package io.countersign.assist;

import io.countersign.schema.Bounds;
import io.countersign.schema.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Label Studio's regions as shapes. Its positions in images are percent of the original size, its rotation turns about the top left
 * corner; its spans of text are code units of JavaScript. A region of a type that is not known here is left out.
 */
final class LabelStudioRegions {
    private final Bounds bounds;
    private final @Nullable String text;

    LabelStudioRegions(Bounds bounds, @Nullable String text) {
        this.bounds = bounds;
        this.text = text;
    }

    List<Shape> shapes(JsonNode regions) {
        List<Shape> shapes = new ArrayList<>();
        int number = 0;
        for (JsonNode region : regions) {
            number++;
            shape(region, region.path("id").asString("p" + number)).ifPresent(shapes::add);
        }
        return shapes;
    }

    private Optional<Shape> shape(JsonNode region, String id) {
        JsonNode value = region.path("value");
        return switch (region.path("type").asString("")) {
            case "rectanglelabels" -> label(value, "rectanglelabels").flatMap(label -> box(region, value, id, label));
            case "polygonlabels" -> label(value, "polygonlabels").flatMap(label -> polygon(region, value, id, label));
            case "keypointlabels" ->
                label(value, "keypointlabels").flatMap(label -> keypoint(region, value, id, label));
            case "choices" -> label(value, "choices").map(label -> new Shape.Classification(id, label, Map.of()));
            case "labels" -> label(value, "labels").flatMap(label -> span(value, id, label));
            case "timeserieslabels" -> label(value, "timeserieslabels").flatMap(label -> range(value, id, label));
            default -> Optional.empty();
        };
    }

    private static Optional<String> label(JsonNode value, String property) {
        JsonNode label = value.path(property).path(0);
        return label.isString() ? Optional.of(label.stringValue()) : Optional.empty();
    }

    private Optional<Shape> box(JsonNode region, JsonNode value, String id, String label) {
        Optional<Size> size = size(region);
        if (size.isEmpty()) {
            return Optional.empty();
        }
        double width = size.get().x(value.path("width"));
        double height = size.get().y(value.path("height"));
        double rotation = value.path("rotation").asDouble(0);
        double x = size.get().x(value.path("x"));
        double y = size.get().y(value.path("y"));
        double angle = Math.toRadians(rotation);
        double centreX = x + width / 2 * Math.cos(angle) - height / 2 * Math.sin(angle);
        double centreY = y + width / 2 * Math.sin(angle) + height / 2 * Math.cos(angle);
        return Optional.of(
                new Shape.Box(id, label, Map.of(), centreX - width / 2, centreY - height / 2, width, height, rotation));
    }

    private Optional<Shape> polygon(JsonNode region, JsonNode value, String id, String label) {
        return size(region).map(size -> {
            List<List<Double>> points = new ArrayList<>();
            for (JsonNode point : value.path("points")) {
                points.add(List.of(size.x(point.path(0)), size.y(point.path(1))));
            }
            return new Shape.Polygon(id, label, Map.of(), points);
        });
    }

    private Optional<Shape> keypoint(JsonNode region, JsonNode value, String id, String label) {
        return size(region)
                .map(size -> new Shape.Keypoints(
                        id,
                        label,
                        Map.of(),
                        Map.of(label, List.of(size.x(value.path("x")), size.y(value.path("y")), 2.0))));
    }

    private Optional<Shape> span(JsonNode value, String id, String label) {
        int from = value.path("start").asInt(-1);
        int to = value.path("end").asInt(-1);
        if (text == null || from < 0 || to < from || to > text.length()) {
            return Optional.empty();
        }
        return Optional.of(
                new Shape.TextSpan(id, label, Map.of(), text.codePointCount(0, from), text.codePointCount(0, to)));
    }

    private Optional<Shape> range(JsonNode value, String id, String label) {
        String from = value.path("start").asString("");
        String to = value.path("end").asString("");
        if (bounds.secondsOf() == null) {
            return Optional.empty();
        }
        OptionalDouble fromSeconds = bounds.secondsOf().apply(from);
        OptionalDouble toSeconds = bounds.secondsOf().apply(to);
        if (fromSeconds.isEmpty() || toSeconds.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                from.equals(to)
                        ? new Shape.TimePoint(id, label, Map.of(), fromSeconds.getAsDouble(), from)
                        : new Shape.TimeRange(
                                id, label, Map.of(), fromSeconds.getAsDouble(), toSeconds.getAsDouble(), from, to));
    }

    private Optional<Size> size(JsonNode region) {
        double width = region.path("original_width").asDouble(bounds.width() == null ? 0 : bounds.width());
        double height = region.path("original_height").asDouble(bounds.height() == null ? 0 : bounds.height());
        return width > 0 && height > 0 ? Optional.of(new Size(width, height)) : Optional.empty();
    }

    private record Size(double width, double height) {
        double x(JsonNode percent) {
            return percent.asDouble(Double.NaN) / 100 * width;
        }

        double y(JsonNode percent) {
            return percent.asDouble(Double.NaN) / 100 * height;
        }
    }
}
