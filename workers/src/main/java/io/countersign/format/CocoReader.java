package io.countersign.format;

import io.countersign.quality.geometry.Box;
import io.countersign.quality.geometry.Mask;
import io.countersign.quality.geometry.Point;
import io.countersign.schema.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An annotation becomes the shapes that it has: keypoints, and the polygons, the mask or the box. Where that is more than one, each has the
 * attribute {@code group}, by which {@link CocoWriter} puts them together again.
 */
final class CocoReader implements LabelReader {
    static final String GROUP = "group";
    static final String CROWD = "iscrowd";
    static final String ROTATION = "rotation";

    private record Image(String name, int width, int height) {}

    private record Category(String name, List<String> keypoints) {}

    @Override
    public void read(Path from, ItemSink items, ConversionReport report) throws IOException {
        Map<Long, Image> images = new TreeMap<>();
        Map<Long, Category> categories = new HashMap<>();
        JsonElements.read(from, Set.of("images", "categories"), element -> {
            if (element.array().isEmpty()) {
                throw element.bad(": the file must hold an object with images, categories and annotations");
            }
            usable(report, () -> {
                if (element.array().equals("images")) {
                    int width = element.has("width") ? (int) element.integer("width") : 0;
                    int height = element.has("height") ? (int) element.integer("height") : 0;
                    images.put(element.integer("id"), new Image(element.text("file_name"), width, height));
                } else {
                    List<String> keypoints = new ArrayList<>();
                    element.node().path("keypoints").forEach(name -> keypoints.add(name.asString()));
                    categories.put(element.integer("id"), new Category(element.text("name"), keypoints));
                }
            });
        });
        Map<Long, List<Shape>> shapes = new HashMap<>();
        JsonElements.read(
                from,
                Set.of("annotations"),
                element -> usable(report, () -> {
                    Image image = images.get(element.integer("image_id"));
                    if (image == null) {
                        throw element.bad(".image_id: there is no image " + element.integer("image_id"));
                    }
                    Category category = categories.get(element.integer("category_id"));
                    if (category == null) {
                        throw element.bad(".category_id: there is no category " + element.integer("category_id"));
                    }
                    shapes.computeIfAbsent(element.integer("image_id"), id -> new ArrayList<>())
                            .addAll(shapes(element, image, category));
                }));
        for (Map.Entry<Long, Image> entry : images.entrySet()) {
            Image image = entry.getValue();
            List<Shape> own = shapes.getOrDefault(entry.getKey(), List.of());
            items.item(new ItemLabels(image.name(), image.width(), image.height(), null, own));
        }
    }

    private static void usable(ConversionReport report, Runnable record) {
        try {
            record.run();
        } catch (UnreadableFile e) {
            report.refuse(e);
        }
    }

    private static List<Shape> shapes(JsonElement element, Image image, Category category) {
        String id = String.valueOf(element.integer("id"));
        String label = category.name();
        Map<String, Object> attributes = attributes(element);
        JsonNode segmentation = element.node().path("segmentation");
        boolean keypoints = element.node().path("keypoints").isArray();
        List<List<Point>> rings =
                segmentation.isArray() && !segmentation.isEmpty() ? CocoShapes.rings(element, segmentation) : List.of();
        if ((keypoints ? 1 : 0) + Math.max(1, rings.size()) > 1) {
            attributes.put(GROUP, id);
        }
        List<Shape> shapes = new ArrayList<>();
        if (keypoints) {
            shapes.add(new Shape.Keypoints(id + "k", label, attributes, points(element, category)));
        }
        for (int i = 0; i < rings.size(); i++) {
            List<List<Double>> ring = rings.get(i).stream()
                    .map(point -> List.of(point.x(), point.y()))
                    .toList();
            shapes.add(new Shape.Polygon(i == 0 ? id : id + "-" + i, label, attributes, ring));
        }
        if (segmentation.isObject()) {
            Mask mask = CocoShapes.mask(element, image.height(), image.width());
            List<Integer> counts = Arrays.stream(mask.counts()).boxed().toList();
            shapes.add(new Shape.Mask(id, label, attributes, mask.height(), mask.width(), counts));
        } else if (rings.isEmpty() && element.has("bbox")) {
            Box box = CocoShapes.box(element);
            double rotation = attributes.remove(ROTATION) instanceof Number number ? number.doubleValue() : 0;
            shapes.add(new Shape.Box(id, label, attributes, box.x(), box.y(), box.width(), box.height(), rotation));
        }
        if (shapes.isEmpty() && element.has("caption")) {
            throw element.bad(": a caption is no shape");
        }
        return shapes.isEmpty() ? List.of(new Shape.Classification(id, label, attributes)) : shapes;
    }

    private static Map<String, Object> attributes(JsonElement element) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        element.node()
                .path("attributes")
                .properties()
                .forEach(entry -> attributes.put(
                        entry.getKey(), JsonMapper.shared().treeToValue(entry.getValue(), Object.class)));
        if (element.has("iscrowd") && element.integer("iscrowd") == 1) {
            attributes.put(CROWD, true);
        }
        return attributes;
    }

    private static Map<String, List<Double>> points(JsonElement element, Category category) {
        double[] numbers = element.numbers("keypoints", -1);
        if (numbers.length % 3 != 0) {
            throw element.bad(".keypoints must hold x, y and visibility of each, has " + numbers.length + " numbers");
        }
        Map<String, List<Double>> points = new LinkedHashMap<>();
        for (int i = 0; i < numbers.length / 3; i++) {
            String name = i < category.keypoints().size() ? category.keypoints().get(i) : String.valueOf(i);
            points.put(name, List.of(numbers[3 * i], numbers[3 * i + 1], numbers[3 * i + 2]));
        }
        return points;
    }
}
