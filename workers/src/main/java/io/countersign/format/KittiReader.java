package io.countersign.format;

import io.countersign.schema.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The box in the image, with what KITTI knows beside it as attributes that begin with {@code kitti.}. The box in space is in the
 * coordinates of the camera, which are not those of a point cloud of ours, so it stays an attribute.
 */
final class KittiReader implements LabelReader {
    static final List<String> FIELDS = List.of(
            "truncated", "occluded", "alpha", "height", "width", "length", "x", "y", "z", "rotation_y", "score");
    static final String MARK = "kitti.";
    private static final int[] PLACES = {1, 2, 3, 8, 9, 10, 11, 12, 13, 14, 15};

    @Override
    public void read(Path from, ItemSink items, ConversionReport report) throws IOException {
        Path root = Inputs.root(from, "label_2");
        for (Path file : Inputs.files(from, "label_2", ".txt")) {
            List<Shape> shapes = new ArrayList<>();
            TextLines.read(file, line -> {
                if (line.text().isBlank()) {
                    return;
                }
                try {
                    shapes.add(shape(line));
                } catch (UnreadableFile e) {
                    report.refuse(e);
                }
            });
            items.item(new ItemLabels(Inputs.stem(root, file) + ".png", 0, 0, null, shapes));
        }
    }

    private static Shape shape(TextLines.Line line) {
        String[] cells = line.cells();
        if (cells.length != 15 && cells.length != 16) {
            throw line.bad(1, "a line has 15 columns, with a score 16, not " + cells.length);
        }
        Map<String, Object> attributes = new LinkedHashMap<>();
        for (int i = 0; i < FIELDS.size(); i++) {
            if (PLACES[i] < cells.length) {
                attributes.put(MARK + FIELDS.get(i), line.number(cells, PLACES[i]));
            }
        }
        double left = line.number(cells, 4);
        double top = line.number(cells, 5);
        double width = line.number(cells, 6) - left;
        double height = line.number(cells, 7) - top;
        if (width < 0 || height < 0) {
            throw line.bad(1, "the second corner lies before the first");
        }
        return new Shape.Box(String.valueOf(line.number()), cells[0], attributes, left, top, width, height, 0);
    }
}
