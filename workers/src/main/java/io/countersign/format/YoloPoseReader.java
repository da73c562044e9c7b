package io.countersign.format;

import io.countersign.schema.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lines of a class, a box as centre, width and height, and points of x, y and, where kpt_shape has three numbers, visibility; all but
 * that are shares of the image's size. A line becomes a box and keypoints that have its number as their {@code group}.
 */
final class YoloPoseReader implements LabelReader {

    @Override
    public void read(Path from, ItemSink items, ConversionReport report) throws IOException {
        YoloFolder folder = YoloFolder.open(from);
        YoloFolder.Pose pose = folder.pose()
                .orElseThrow(() -> new UnreadableFile(from.resolve("data.yaml") + ": kpt_shape is missing"));
        YoloReader.images(from, folder, items, report, (line, image) -> shapes(line, folder, pose, image));
    }

    private static List<Shape> shapes(
            TextLines.Line line, YoloFolder folder, YoloFolder.Pose pose, YoloFolder.Image image) {
        String[] cells = line.cells();
        int index = (int) line.number(cells, 0);
        String label = folder.name(index).orElseThrow(() -> line.bad(1, "data.yaml has no class " + cells[0]));
        double[] numbers = line.numbers(cells, 1);
        if (numbers.length != 4 + pose.points() * pose.numbers()) {
            throw line.bad(
                    1,
                    "a pose of " + pose.points() + " points has " + (4 + pose.points() * pose.numbers())
                            + " numbers, not " + numbers.length);
        }
        String id = String.valueOf(line.number());
        Map<String, Object> group = Map.of(CocoReader.GROUP, id);
        Map<String, List<Double>> points = new LinkedHashMap<>();
        for (int i = 0; i < pose.points(); i++) {
            int at = 4 + i * pose.numbers();
            double seen = pose.numbers() == 3 ? numbers[at + 2] : 2;
            points.put(
                    pose.name(index, i), List.of(numbers[at] * image.width(), numbers[at + 1] * image.height(), seen));
        }
        return List.of(
                YoloReader.box(id, label, group, numbers, image), new Shape.Keypoints(id + "k", label, group, points));
    }
}
