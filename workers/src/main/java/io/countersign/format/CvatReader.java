package io.countersign.format;

import io.countersign.schema.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * CVAT's marks beside a shape (occluded, z_order and the like) become attributes that begin with {@code cvat.}, apart from those of the
 * class. Points are keypoints by their numbers; a skeleton has them by their labels, a point outside is one that is not labelled. CVAT's
 * masks are cut out of the image, row by row; ours are of the whole image, column by column.
 */
final class CvatReader implements LabelReader {
    static final String MARK = "cvat.";
    static final Set<String> MARKS = Set.of("occluded", "z_order", "source", "group_id");

    @Override
    public void read(Path from, ItemSink items, ConversionReport report) throws IOException {
        boolean[] found = {false};
        XmlElements.read(from, Set.of("image", "track"), image -> {
            found[0] = true;
            if (image.name().equals("track")) {
                report.refuse(image.bad("a track is of a video, this is read for images"));
            } else {
                image(image, items, report);
            }
        });
        if (!found[0]) {
            throw new UnreadableFile(from + " has no image");
        }
    }

    private static void image(XmlElement image, ItemSink items, ConversionReport report) throws IOException {
        ItemLabels item;
        try {
            int width = (int) image.number("width");
            int height = (int) image.number("height");
            List<Shape> shapes = new ArrayList<>();
            int number = 0;
            for (XmlElement element : image.children()) {
                number++;
                try {
                    shapes.add(shape(element, String.valueOf(number), width, height));
                } catch (UnreadableFile e) {
                    report.refuse(e);
                }
            }
            item = new ItemLabels(image.attribute("name"), width, height, null, shapes);
        } catch (UnreadableFile e) {
            report.refuse(e);
            return;
        }
        items.item(item);
    }

    private static Shape shape(XmlElement element, String id, int width, int height) {
        String label = element.attribute("label");
        Map<String, Object> attributes = attributes(element);
        return switch (element.name()) {
            case "box" -> {
                double left = element.number("xtl");
                double top = element.number("ytl");
                double rotation = element.attributes().containsKey("rotation") ? element.number("rotation") : 0;
                yield new Shape.Box(
                        id,
                        label,
                        attributes,
                        left,
                        top,
                        element.number("xbr") - left,
                        element.number("ybr") - top,
                        rotation);
            }
            case "polygon" -> new Shape.Polygon(id, label, attributes, points(element));
            case "polyline" -> new Shape.Polyline(id, label, attributes, points(element));
            case "points" -> {
                Map<String, List<Double>> named = new LinkedHashMap<>();
                points(element)
                        .forEach(point ->
                                named.put(String.valueOf(named.size()), List.of(point.get(0), point.get(1), 2.0)));
                yield new Shape.Keypoints(id, label, attributes, named);
            }
            case "skeleton" -> {
                Map<String, List<Double>> named = new LinkedHashMap<>();
                for (XmlElement point : element.all("points")) {
                    List<Double> place = points(point).get(0);
                    boolean outside = "1".equals(point.attributes().get("outside"));
                    boolean hidden = "1".equals(point.attributes().get("occluded"));
                    named.put(
                            point.attribute("label"),
                            List.of(place.get(0), place.get(1), outside ? 0.0 : hidden ? 1.0 : 2.0));
                }
                attributes.put(MARK + "skeleton", true);
                yield new Shape.Keypoints(id, label, attributes, named);
            }
            case "tag" -> new Shape.Classification(id, label, attributes);
            case "mask" -> mask(element, id, label, attributes, width, height);
            default -> throw element.bad("there is no such shape");
        };
    }

    private static Shape.Mask mask(
            XmlElement element, String id, String label, Map<String, Object> attributes, int width, int height) {
        int left = (int) element.number("left");
        int top = (int) element.number("top");
        int across = (int) element.number("width");
        int down = (int) element.number("height");
        if (left < 0 || top < 0 || across < 0 || down < 0 || left + across > width || top + down > height) {
            throw element.bad("the mask leaves the image");
        }
        boolean[][] rows = new boolean[height][width];
        int pixel = 0;
        boolean inside = false;
        for (String run : element.attribute("rle").split(",")) {
            for (int count = (int) element.number("attribute rle", run); count > 0; count--) {
                if (pixel >= across * down) {
                    throw element.bad("the runs have more pixels than " + across + " x " + down);
                }
                rows[top + pixel / across][left + pixel % across] = inside;
                pixel++;
            }
            inside = !inside;
        }
        int[] counts = io.countersign.quality.geometry.Mask.ofRows(rows).counts();
        return new Shape.Mask(
                id,
                label,
                attributes,
                height,
                width,
                Arrays.stream(counts).boxed().toList());
    }

    private static List<List<Double>> points(XmlElement element) {
        List<List<Double>> points = new ArrayList<>();
        for (String pair : element.attribute("points").split(";")) {
            String[] xy = pair.split(",");
            if (xy.length != 2) {
                throw element.bad("attribute points must be x,y;x,y and so on, has " + pair);
            }
            points.add(List.of(element.number("attribute points", xy[0]), element.number("attribute points", xy[1])));
        }
        return points;
    }

    private static Map<String, Object> attributes(XmlElement element) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        element.all("attribute").forEach(one -> attributes.put(one.attribute("name"), one.text()));
        element.attributes().forEach((name, value) -> {
            if (MARKS.contains(name)) {
                attributes.put(MARK + name, value);
            }
        });
        return attributes;
    }
}
