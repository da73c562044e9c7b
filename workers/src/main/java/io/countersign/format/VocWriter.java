package io.countersign.format;

import io.countersign.schema.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

final class VocWriter implements LabelWriter {
    private final Path folder;
    private final ConversionReport report;

    VocWriter(Path out, ConversionReport report) throws IOException {
        this.folder = Outputs.createFolder(out).resolve("Annotations");
        this.report = report;
    }

    @Override
    public void write(ItemLabels item) throws IOException {
        if (item.text() != null) {
            report.lose("the text of an item", item.item());
        }
        List<Shape.Box> boxes = item.shapes().stream()
                .filter(shape -> {
                    boolean held = shape instanceof Shape.Box box && box.rotation() == 0;
                    if (!held) {
                        report.lose(shape instanceof Shape.Box ? "a turned box" : "a " + shape.type(), item, shape);
                    }
                    return held;
                })
                .map(Shape.Box.class::cast)
                .toList();
        try (XmlOut out = new XmlOut(Outputs.beside(folder, item.item(), ".xml"))) {
            out.element("annotation", Map.of(), () -> {
                out.element("filename", item.item());
                if (item.width() > 0) {
                    out.element("size", Map.of(), () -> {
                        out.element("width", item.width());
                        out.element("height", item.height());
                    });
                }
                for (Shape.Box box : boxes) {
                    if (!box.attributes().containsKey(VocReader.PART_OF)) {
                        object(out, box, boxes);
                    }
                }
            });
        }
    }

    private static void object(XmlOut out, Shape.Box box, List<Shape.Box> all) throws IOException {
        Map<String, Object> others = new LinkedHashMap<>(box.attributes());
        out.element("object", Map.of(), () -> {
            out.element("name", box.label());
            for (String flag : VocReader.FLAGS) {
                Object value = others.remove(flag);
                if (value != null) {
                    out.element(flag, value);
                }
            }
            corners(out, box);
            for (Shape.Box part : all) {
                if (box.id().equals(part.attributes().get(VocReader.PART_OF))) {
                    out.element("part", Map.of(), () -> {
                        out.element("name", part.label());
                        corners(out, part);
                    });
                }
            }
            rest(out, others);
        });
    }

    private static void rest(XmlOut out, Map<String, Object> others) throws IOException {
        List<String> actions = others.keySet().stream()
                .filter(name -> name.startsWith(VocReader.ACTION))
                .toList();
        if (!actions.isEmpty()) {
            out.element("actions", Map.of(), () -> {
                for (String action : actions) {
                    out.element(action.substring(VocReader.ACTION.length()), String.valueOf(others.remove(action)));
                }
            });
        }
        if (!others.isEmpty()) {
            out.element("attributes", Map.of(), () -> {
                for (Map.Entry<String, Object> one : others.entrySet()) {
                    out.element("attribute", Map.of(), () -> {
                        out.element("name", one.getKey());
                        out.element("value", String.valueOf(one.getValue()));
                    });
                }
            });
        }
    }

    private static void corners(XmlOut out, Shape.Box box) throws IOException {
        out.element("bndbox", Map.of(), () -> {
            out.element("xmin", box.x() + 1);
            out.element("ymin", box.y() + 1);
            out.element("xmax", box.x() + box.width());
            out.element("ymax", box.y() + box.height());
        });
    }

    @Override
    public void close() {
        // Each file was closed when it was whole.
    }
}
