package io.countersign.format;

import io.countersign.schema.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lines of a class and shares of the image's size: centre, width and height of a box, or the points of a polygon, or four corners. */
final class YoloReader implements LabelReader {
    private final boolean turned;

    /** @param turned whether four points are the corners of a turned box, from its top left on clockwise */
    YoloReader(boolean turned) {
        this.turned = turned;
    }

    /** What a line of an image holds. */
    interface Line {
        List<Shape> shapes(TextLines.Line line, YoloFolder.Image image);
    }

    @Override
    public void read(Path from, ItemSink items, ConversionReport report) throws IOException {
        YoloFolder folder = YoloFolder.open(from);
        if (folder.pose().isPresent()) {
            throw new UnreadableFile(from.resolve(YoloFolder.DATA) + ": kpt_shape: poses are read as yolo-pose");
        }
        images(from, folder, items, report, (line, image) -> List.of(shape(line, folder, image)));
    }

    /** Goes through the label files; a line that is not as it should be is refused. */
    static void images(Path from, YoloFolder folder, ItemSink items, ConversionReport report, Line lines)
            throws IOException {
        Path root = Inputs.root(from, "labels");
        for (Path file : Inputs.files(from, "labels", ".txt")) {
            Optional<YoloFolder.Image> image = folder.image(Inputs.stem(root, file));
            if (image.isEmpty()) {
                report.refuse(
                        UnreadableFile.at(file, 1, 1, "there is no image to the labels, so their size is unknown"));
                continue;
            }
            List<Shape> shapes = new ArrayList<>();
            TextLines.read(file, line -> {
                if (line.text().isBlank()) {
                    return;
                }
                try {
                    shapes.addAll(lines.shapes(line, image.get()));
                } catch (UnreadableFile e) {
                    report.refuse(e);
                }
            });
            YoloFolder.Image found = image.get();
            items.item(new ItemLabels(found.name(), found.width(), found.height(), null, shapes));
        }
    }

    private Shape shape(TextLines.Line line, YoloFolder folder, YoloFolder.Image image) {
        String[] cells = line.cells();
        int index = (int) line.number(cells, 0);
        String label = folder.name(index).orElseThrow(() -> line.bad(1, "data.yaml has no class " + cells[0]));
        double[] shares = line.numbers(cells, 1);
        String id = String.valueOf(line.number());
        if (shares.length == 4 && !turned) {
            return box(id, label, Map.of(), shares, image);
        }
        if (shares.length % 2 != 0 || shares.length < 6 || (turned && shares.length != 8)) {
            throw line.bad(
                    1,
                    (turned ? "a turned box has 8" : "a box has 4, a polygon 6 or more") + " numbers, not "
                            + shares.length);
        }
        List<List<Double>> points = new ArrayList<>();
        for (int i = 0; i < shares.length; i += 2) {
            points.add(List.of(shares[i] * image.width(), shares[i + 1] * image.height()));
        }
        return turned ? box(id, label, points) : new Shape.Polygon(id, label, Map.of(), points);
    }

    /** @param shares centre, width and height first */
    static Shape.Box box(
            String id, String label, Map<String, Object> attributes, double[] shares, YoloFolder.Image image) {
        double width = shares[2] * image.width();
        double height = shares[3] * image.height();
        return new Shape.Box(
                id,
                label,
                attributes,
                shares[0] * image.width() - width / 2,
                shares[1] * image.height() - height / 2,
                width,
                height,
                0);
    }

    private static Shape.Box box(String id, String label, List<List<Double>> corners) {
        double acrossX = corners.get(1).get(0) - corners.get(0).get(0);
        double acrossY = corners.get(1).get(1) - corners.get(0).get(1);
        double width = Math.hypot(acrossX, acrossY);
        double height = Math.hypot(
                corners.get(2).get(0) - corners.get(1).get(0),
                corners.get(2).get(1) - corners.get(1).get(1));
        double x = (corners.get(0).get(0) + corners.get(2).get(0)) / 2;
        double y = (corners.get(0).get(1) + corners.get(2).get(1)) / 2;
        double rotation = Math.toDegrees(Math.atan2(acrossY, acrossX));
        return new Shape.Box(id, label, Map.of(), x - width / 2, y - height / 2, width, height, rotation);
    }
}
