package io.countersign.format;

import io.countersign.schema.Shape;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** Tasks with one annotation each, as Label Studio imports them. */
final class LabelStudioWriter implements LabelWriter {
    private final BufferedWriter out;
    private final ConversionReport report;
    private int task;

    LabelStudioWriter(Path out, ConversionReport report) throws IOException {
        this.out = Outputs.create(out);
        this.report = report;
        this.out.write("[");
    }

    @Override
    public void write(ItemLabels item) throws IOException {
        List<Map<String, Object>> regions = new ArrayList<>();
        for (Shape shape : item.shapes()) {
            Optional<Map<String, Object>> region = region(item, shape);
            if (region.isEmpty()) {
                report.lose("a " + shape.type(), item, shape);
                continue;
            }
            boolean own = shape instanceof Shape.Keypoints
                    && shape.attributes().keySet().equals(Set.of("width"));
            if (!shape.attributes().isEmpty() && !own) {
                report.lose("the attributes of a shape", item, shape);
            }
            regions.add(region.get());
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("item", item.item());
        if (item.text() != null) {
            data.put("text", item.text());
        } else {
            data.put("image", item.item());
        }
        task++;
        out.write(task == 1 ? "\n" : ",\n");
        out.write(JsonMapper.shared()
                .writeValueAsString(
                        Map.of("id", task, "data", data, "annotations", List.of(Map.of("result", regions)))));
    }

    private static Optional<Map<String, Object>> region(ItemLabels item, Shape shape) {
        Map<String, Object> value = new LinkedHashMap<>();
        String type = type(item, shape, value);
        if (type.isEmpty()) {
            return Optional.empty();
        }
        value.put(type, List.of(shape.label()));
        Map<String, Object> region = new LinkedHashMap<>();
        region.put("id", shape.id());
        region.put("type", type);
        region.put("from_name", type);
        region.put("to_name", item.text() == null ? "image" : "text");
        region.put("value", value);
        if (item.text() == null && item.width() > 0) {
            region.put("original_width", item.width());
            region.put("original_height", item.height());
            region.put("image_rotation", 0);
        }
        return Optional.of(region);
    }

    /** Fills in the value. @return empty where the shape cannot be held */
    private static String type(ItemLabels item, Shape shape, Map<String, Object> value) {
        if (shape instanceof Shape.Classification) {
            return "choices";
        }
        String text = item.text();
        if (shape instanceof Shape.TextSpan span && text != null) {
            value.put("start", text.offsetByCodePoints(0, span.from()));
            value.put("end", text.offsetByCodePoints(0, span.to()));
            return "labels";
        }
        if (item.width() < 1 || item.height() < 1) {
            return "";
        }
        LabelStudioGeometry image = new LabelStudioGeometry(item.width(), item.height());
        if (shape instanceof Shape.Box box) {
            place(value, image.percent(LabelStudioGeometry.corner(box)));
            List<Double> size = image.percent(List.of(box.width(), box.height()));
            value.put("width", size.get(0));
            value.put("height", size.get(1));
            value.put("rotation", box.rotation());
            return "rectanglelabels";
        }
        if (shape instanceof Shape.Polygon polygon) {
            return line(value, image, polygon.points(), true);
        }
        if (shape instanceof Shape.Polyline polyline) {
            return line(value, image, polyline.points(), false);
        }
        if (shape instanceof Shape.Keypoints pose && pose.points().keySet().equals(Set.of("0"))) {
            place(value, image.percent(pose.points().values().iterator().next()));
            Object width = pose.attributes().get("width");
            if (width != null) {
                value.put("width", width);
            }
            return "keypointlabels";
        }
        return "";
    }

    private static String line(
            Map<String, Object> value, LabelStudioGeometry image, List<List<Double>> points, boolean closed) {
        value.put("points", points.stream().map(image::percent).toList());
        value.put("closed", closed);
        return "polygonlabels";
    }

    private static void place(Map<String, Object> value, List<Double> percent) {
        value.put("x", percent.get(0));
        value.put("y", percent.get(1));
    }

    @Override
    public void close() throws IOException {
        out.write("\n]\n");
        out.close();
    }
}
