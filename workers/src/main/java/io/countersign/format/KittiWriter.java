package io.countersign.format;

import io.countersign.schema.Shape;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** What an item does not know is written as KITTI's own unknowns: -1, -10 and -1000. */
final class KittiWriter implements LabelWriter {
    private static final List<Double> UNKNOWN =
            List.of(-1.0, -1.0, -10.0, -1.0, -1.0, -1.0, -1000.0, -1000.0, -1000.0, -10.0);
    private final Path folder;
    private final ConversionReport report;

    KittiWriter(Path out, ConversionReport report) throws IOException {
        this.folder = Outputs.createFolder(out).resolve("label_2");
        this.report = report;
    }

    @Override
    public void write(ItemLabels item) throws IOException {
        if (item.width() > 0) {
            report.lose("the size of an image", item.item());
        }
        try (Writer out = Outputs.create(Outputs.beside(folder, item.item(), ".txt"))) {
            for (Shape shape : item.shapes()) {
                if (!(shape instanceof Shape.Box box) || box.rotation() != 0) {
                    report.lose(shape instanceof Shape.Box ? "a turned box" : "a " + shape.type(), item, shape);
                } else if (box.label().isEmpty() || box.label().matches(".*\\s.*")) {
                    report.lose("a class with a blank in its name", item, shape);
                } else {
                    out.write(line(item, box) + "\n");
                }
            }
        }
    }

    private String line(ItemLabels item, Shape.Box box) {
        Map<String, Object> attributes = box.attributes();
        attributes.keySet().stream()
                .filter(name -> !name.startsWith(KittiReader.MARK))
                .forEach(name -> report.lose("the attribute " + name, item, box));
        StringJoiner line = new StringJoiner(" ");
        line.add(box.label());
        for (int i = 0; i < UNKNOWN.size(); i++) {
            if (i == 3) {
                line.add(Numbers.plain(box.x())).add(Numbers.plain(box.y()));
                line.add(Numbers.plain(box.x() + box.width())).add(Numbers.plain(box.y() + box.height()));
            }
            line.add(Numbers.plain(
                    attributes.getOrDefault(KittiReader.MARK + KittiReader.FIELDS.get(i), UNKNOWN.get(i))));
        }
        Object score = attributes.get(KittiReader.MARK + "score");
        if (score != null) {
            line.add(Numbers.plain(score));
        }
        return line.toString();
    }

    @Override
    public void close() {
        // Each file was closed when it was whole.
    }
}
