package io.countersign.format;

import io.countersign.schema.Shape;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import tools.jackson.databind.json.JsonMapper;

/** Writes boxes with the keypoints of the same {@code group}; one without the other cannot be held. Images are not copied. */
final class YoloPoseWriter implements LabelWriter {
    private final Path folder;
    private final ConversionReport report;
    private final Map<String, Integer> classes = new LinkedHashMap<>();
    private final Map<String, List<String>> names = new LinkedHashMap<>();
    private final BufferedWriter sizes;

    private record Pose(Shape.Box box, Shape.Keypoints points) {}

    YoloPoseWriter(Path out, ConversionReport report) throws IOException {
        this.folder = Outputs.createFolder(out);
        this.report = report;
        this.sizes = YoloFolder.sizes(folder);
    }

    @Override
    public void write(ItemLabels item) throws IOException {
        if (!YoloFolder.isSized(sizes, item, report)) {
            return;
        }
        try (Writer out = Outputs.create(Outputs.beside(folder.resolve("labels"), item.item(), ".txt"))) {
            for (Pose pose : poses(item)) {
                out.write(line(pose, item) + "\n");
            }
        }
    }

    private List<Pose> poses(ItemLabels item) {
        Map<Object, Shape.Box> boxes = new LinkedHashMap<>();
        for (Shape shape : item.shapes()) {
            if (shape instanceof Shape.Box box
                    && box.rotation() == 0
                    && box.attributes().containsKey(CocoReader.GROUP)) {
                boxes.put(key(box), box);
            } else if (!(shape instanceof Shape.Keypoints)) {
                report.lose(shape instanceof Shape.Box ? "a box without keypoints" : "a " + shape.type(), item, shape);
            }
        }
        List<Pose> poses = new ArrayList<>();
        for (Shape shape : item.shapes()) {
            if (shape instanceof Shape.Keypoints points) {
                Shape.Box box = points.attributes().containsKey(CocoReader.GROUP) ? boxes.remove(key(points)) : null;
                if (box == null) {
                    report.lose("a keypoints without a box", item, shape);
                } else if (!isAlike(points)) {
                    report.lose("a keypoints of other points than those before", item, shape);
                    report.lose("a box without keypoints", item, box);
                } else {
                    if (points.attributes().size() > 1 || box.attributes().size() > 1) {
                        report.lose("the attributes of a shape", item, shape);
                    }
                    poses.add(new Pose(box, points));
                }
            }
        }
        boxes.values().forEach(box -> report.lose("a box without keypoints", item, box));
        return poses;
    }

    private static Object key(Shape shape) {
        return List.of(String.valueOf(shape.attributes().get(CocoReader.GROUP)), shape.label());
    }

    /** All poses have as many points, and those of a class the same. */
    private boolean isAlike(Shape.Keypoints points) {
        List<String> own = List.copyOf(points.points().keySet());
        int number =
                names.isEmpty() ? own.size() : names.values().iterator().next().size();
        if (own.isEmpty() || own.size() != number) {
            return false;
        }
        return names.computeIfAbsent(points.label(), label -> own).equals(own);
    }

    private String line(Pose pose, ItemLabels item) {
        StringJoiner line = new StringJoiner(" ");
        line.add(String.valueOf(classes.computeIfAbsent(pose.box().label(), label -> classes.size())));
        Shape.Box box = pose.box();
        line.add(String.valueOf((box.x() + box.width() / 2) / item.width()));
        line.add(String.valueOf((box.y() + box.height() / 2) / item.height()));
        line.add(String.valueOf(box.width() / item.width()));
        line.add(String.valueOf(box.height() / item.height()));
        for (List<Double> point : pose.points().points().values()) {
            line.add(String.valueOf(point.get(0) / item.width()));
            line.add(String.valueOf(point.get(1) / item.height()));
            line.add(String.valueOf(point.get(2)));
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        sizes.close();
        try (Writer out = YoloFolder.dataFile(folder, classes)) {
            int points = names.isEmpty() ? 0 : names.values().iterator().next().size();
            out.write("kpt_shape: [" + points + ", 3]\nkpt_names:" + (classes.isEmpty() ? " {}\n" : "\n"));
            for (Map.Entry<String, Integer> one : classes.entrySet()) {
                String own = JsonMapper.shared().writeValueAsString(names.get(one.getKey()));
                out.write("  " + one.getValue() + ": " + own + "\n");
            }
        }
    }
}
