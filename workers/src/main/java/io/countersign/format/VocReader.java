package io.countersign.format;

import io.countersign.schema.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * VOC's corners are pixels, counted from 1, that belong to the box: xmin 1 and xmax 3 are three pixels from the left edge on. Parts of an
 * object become boxes with the attribute {@code part_of}; what somebody does, attributes that begin with {@code action.}.
 */
final class VocReader implements LabelReader {
    static final String PART_OF = "part_of";
    static final String ACTION = "action.";
    static final List<String> FLAGS = List.of("pose", "truncated", "difficult", "occluded");

    @Override
    public void read(Path from, ItemSink items, ConversionReport report) throws IOException {
        for (Path file : Inputs.files(from, "Annotations", ".xml")) {
            try {
                XmlElements.read(file, Set.of("annotation"), element -> items.item(item(element, report)));
            } catch (UnreadableFile e) {
                report.refuse(e);
            }
        }
    }

    private static ItemLabels item(XmlElement annotation, ConversionReport report) {
        int width = annotation
                .first("size")
                .map(size -> (int) size.needed("width").number())
                .orElse(0);
        int height = annotation
                .first("size")
                .map(size -> (int) size.needed("height").number())
                .orElse(0);
        List<Shape> shapes = new ArrayList<>();
        int number = 0;
        for (XmlElement object : annotation.all("object")) {
            number++;
            try {
                String id = String.valueOf(number);
                List<Shape> boxes = new ArrayList<>();
                boxes.add(box(object, id, attributes(object)));
                int part = 0;
                for (XmlElement one : object.all("part")) {
                    part++;
                    boxes.add(box(one, id + "." + part, Map.of(PART_OF, id)));
                }
                shapes.addAll(boxes);
            } catch (UnreadableFile e) {
                report.refuse(e);
            }
        }
        return new ItemLabels(annotation.needed("filename").text(), width, height, null, shapes);
    }

    private static Shape.Box box(XmlElement object, String id, Map<String, Object> attributes) {
        XmlElement corners = object.needed("bndbox");
        double left = corners.needed("xmin").number();
        double top = corners.needed("ymin").number();
        double width = corners.needed("xmax").number() - left + 1;
        double height = corners.needed("ymax").number() - top + 1;
        if (width < 0 || height < 0) {
            throw corners.bad("the second corner lies before the first");
        }
        return new Shape.Box(id, object.needed("name").text(), attributes, left - 1, top - 1, width, height, 0);
    }

    private static Map<String, Object> attributes(XmlElement object) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        FLAGS.forEach(flag -> object.first(flag).ifPresent(value -> attributes.put(flag, value.text())));
        object.first("actions")
                .ifPresent(actions ->
                        actions.children().forEach(action -> attributes.put(ACTION + action.name(), action.text())));
        object.first("attributes")
                .ifPresent(all -> all.all("attribute")
                        .forEach(one -> attributes.put(
                                one.needed("name").text(), one.needed("value").text())));
        return attributes;
    }
}
