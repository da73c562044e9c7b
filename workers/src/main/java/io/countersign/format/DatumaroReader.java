package io.countersign.format;

import io.countersign.quality.geometry.Mask;
import io.countersign.schema.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Items with annotations of the types label, bbox, polygon, polyline, points and mask; others are refused. */
final class DatumaroReader implements LabelReader {
    static final String ORDER = "z_order";

    private record Category(String name, List<String> points) {}

    @Override
    public void read(Path from, ItemSink items, ConversionReport report) throws IOException {
        List<Category> categories = categories(JsonElements.object(from, "categories"));
        List<IOException> failed = new ArrayList<>();
        JsonElements.read(from, Set.of("items"), element -> {
            if (element.array().isEmpty()) {
                throw element.bad(": the file must hold an object with categories and items");
            }
            try {
                ItemLabels item = item(element, categories, report);
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

    private static List<Category> categories(JsonNode categories) {
        Map<Integer, List<String>> points = new LinkedHashMap<>();
        for (JsonNode one : categories.path("points").path("items")) {
            List<String> names = new ArrayList<>();
            one.path("labels").forEach(name -> names.add(name.asString()));
            points.put(one.path("label_id").asInt(-1), names);
        }
        List<Category> named = new ArrayList<>();
        for (JsonNode label : categories.path("label").path("labels")) {
            named.add(new Category(label.path("name").asString(""), points.getOrDefault(named.size(), List.of())));
        }
        return named;
    }

    private static ItemLabels item(JsonElement element, List<Category> categories, ConversionReport report) {
        String id = element.text("id");
        JsonNode image = element.node().path("image");
        String path = image.path("path").asString("");
        int dot = path.lastIndexOf('.');
        String ending = dot > path.lastIndexOf('/') + 1 ? path.substring(dot) : "";
        JsonNode size = image.path("size");
        if (!element.node().path("attr").isEmpty()) {
            report.lose("the attributes of an item", id);
        }
        List<Shape> shapes = new ArrayList<>();
        int index = 0;
        for (JsonNode annotation : element.node().path("annotations")) {
            JsonElement one = new JsonElement(
                    element.file(),
                    "items[" + element.index() + "].annotations",
                    index,
                    element.line(),
                    element.column(),
                    annotation);
            index++;
            try {
                shapes.add(shape(one, categories));
            } catch (UnreadableFile e) {
                report.refuse(e);
            }
        }
        return new ItemLabels(id + ending, size.path(1).asInt(0), size.path(0).asInt(0), null, shapes);
    }

    private static Shape shape(JsonElement one, List<Category> categories) {
        long label = one.integer("label_id");
        if (label < 0 || label >= categories.size()) {
            throw one.bad(".label_id: there is no class " + label);
        }
        Category category = categories.get((int) label);
        String id = String.valueOf(one.index() + 1);
        Map<String, Object> attributes = attributes(one);
        String type = one.text("type");
        return switch (type) {
            case "label" -> new Shape.Classification(id, category.name(), attributes);
            case "bbox" -> {
                double[] box = one.numbers("bbox", 4);
                double rotation =
                        attributes.remove(CocoReader.ROTATION) instanceof Number number ? number.doubleValue() : 0;
                yield new Shape.Box(id, category.name(), attributes, box[0], box[1], box[2], box[3], rotation);
            }
            case "polygon" -> new Shape.Polygon(id, category.name(), attributes, pairs(one, 3));
            case "polyline" -> new Shape.Polyline(id, category.name(), attributes, pairs(one, 2));
            case "points" -> new Shape.Keypoints(id, category.name(), attributes, points(one, category));
            case "mask" -> mask(one, id, category.name(), attributes);
            default -> throw one.bad(".type: " + type + " is not read");
        };
    }

    private static Map<String, Object> attributes(JsonElement one) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        one.node()
                .path("attributes")
                .properties()
                .forEach(entry -> attributes.put(
                        entry.getKey(), JsonMapper.shared().treeToValue(entry.getValue(), Object.class)));
        for (String name : List.of(CocoReader.GROUP, ORDER)) {
            if (one.has(name) && one.integer(name) != 0) {
                attributes.put(name, (int) one.integer(name));
            }
        }
        return attributes;
    }

    private static List<List<Double>> pairs(JsonElement one, int least) {
        double[] numbers = one.numbers("points", -1);
        if (numbers.length % 2 != 0 || numbers.length < 2 * least) {
            throw one.bad(
                    ".points must hold x and y of " + least + " points or more, has " + numbers.length + " numbers");
        }
        List<List<Double>> points = new ArrayList<>();
        for (int i = 0; i < numbers.length; i += 2) {
            points.add(List.of(numbers[i], numbers[i + 1]));
        }
        return points;
    }

    private static Map<String, List<Double>> points(JsonElement one, Category category) {
        List<List<Double>> pairs = pairs(one, 1);
        double[] seen = one.has("visibility") ? one.numbers("visibility", pairs.size()) : new double[0];
        Map<String, List<Double>> points = new LinkedHashMap<>();
        for (int i = 0; i < pairs.size(); i++) {
            String name = i < category.points().size() ? category.points().get(i) : String.valueOf(i);
            points.put(name, List.of(pairs.get(i).get(0), pairs.get(i).get(1), seen.length == 0 ? 2.0 : seen[i]));
        }
        return points;
    }

    private static Shape mask(JsonElement one, String id, String label, Map<String, Object> attributes) {
        JsonNode rle = one.node().path("rle");
        double[] size = one.numbers("rle.size", rle.path("size"), 2);
        if (!rle.path("counts").isString()) {
            throw one.bad(".rle.counts must be a text");
        }
        try {
            Mask mask = Mask.ofCompressed(
                    (int) size[0], (int) size[1], rle.path("counts").stringValue());
            return new Shape.Mask(
                    id,
                    label,
                    attributes,
                    mask.height(),
                    mask.width(),
                    Arrays.stream(mask.counts()).boxed().toList());
        } catch (IllegalArgumentException e) {
            throw one.bad(".rle: " + e.getMessage());
        }
    }
}
