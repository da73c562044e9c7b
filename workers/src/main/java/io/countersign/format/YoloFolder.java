package io.countersign.format;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A folder of YOLO: names of the classes in data.yaml, labels, and the images, whose sizes the labels need. Where the images are
 * elsewhere, sizes.csv, which YOLO passes over, names them and says their sizes.
 */
final class YoloFolder {
    static final String SIZES = "sizes.csv";
    static final String DATA = "data.yaml";
    private static final List<String> ENDINGS = List.of(".jpg", ".jpeg", ".png", ".bmp", ".JPG", ".PNG");

    /** @param name with its ending */
    record Image(String name, int width, int height) {}

    private final Path folder;
    private final Map<Integer, String> names;
    private final Map<String, Image> sizes;

    private final @Nullable Pose pose;

    /**
     * What data.yaml says of keypoints.
     *
     * @param points of every pose
     * @param numbers of each point: x and y, and with 3 its visibility
     * @param names of the points by class, where the file has them
     */
    record Pose(int points, int numbers, Map<Integer, List<String>> names) {

        String name(int label, int point) {
            List<String> own = names.getOrDefault(label, List.of());
            return point < own.size() ? own.get(point) : String.valueOf(point);
        }
    }

    private YoloFolder(Path folder, Map<?, ?> data, Map<String, Image> sizes) {
        this.folder = folder;
        this.names = names(folder.resolve(DATA), data);
        this.sizes = sizes;
        this.pose = pose(folder.resolve(DATA), data);
    }

    /** The file of images that are elsewhere, to be written. */
    static BufferedWriter sizes(Path folder) throws IOException {
        BufferedWriter sizes = Outputs.create(folder.resolve(SIZES));
        sizes.write("item,width,height\n");
        return sizes;
    }

    /** Whether an item has a size, without which its labels cannot be held; it is then one of the images that are elsewhere. */
    static boolean isSized(Writer sizes, ItemLabels item, ConversionReport report) throws IOException {
        if (item.width() < 1 || item.height() < 1) {
            report.lose("an item whose size in pixels is unknown", item.item());
            return false;
        }
        sizes.write(item.item() + "," + item.width() + "," + item.height() + "\n");
        return true;
    }

    /** Writes the classes, by their numbers, and leaves the file open. */
    static Writer dataFile(Path folder, Map<String, Integer> classes) throws IOException {
        Writer out = Outputs.create(folder.resolve(DATA));
        out.write("path: .\ntrain: images\nval: images\nnames:" + (classes.isEmpty() ? " {}\n" : "\n"));
        for (Map.Entry<String, Integer> one : classes.entrySet()) {
            // A string of JSON is one of YAML too.
            out.write("  " + one.getValue() + ": " + JsonMapper.shared().writeValueAsString(one.getKey()) + "\n");
        }
        return out;
    }

    static YoloFolder open(Path folder) throws IOException {
        Map<String, Image> sizes = new HashMap<>();
        if (Files.exists(folder.resolve(SIZES))) {
            TextLines.read(folder.resolve(SIZES), line -> {
                String[] cells = line.text().split(",");
                if (line.number() > 1 && cells.length >= 3) {
                    String name = String.join(",", List.of(cells).subList(0, cells.length - 2));
                    int width = (int) line.number(cells[cells.length - 2], 1);
                    int height = (int) line.number(cells[cells.length - 1], 1);
                    sizes.put(name.substring(0, Math.max(0, name.lastIndexOf('.'))), new Image(name, width, height));
                }
            });
        }
        return new YoloFolder(folder, data(folder.resolve(DATA)), sizes);
    }

    private static Map<?, ?> data(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new UnreadableFile(file.getParent() + " has no " + DATA);
        }
        try (Reader reader = Files.newBufferedReader(file)) {
            Object yaml = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
            return yaml instanceof Map<?, ?> map ? map : Map.of();
        } catch (YAMLException e) {
            throw new UnreadableFile(file + ": " + e.getMessage());
        }
    }

    private static Map<Integer, String> names(Path file, Map<?, ?> data) {
        Map<Integer, String> names = new HashMap<>();
        if (data.get("names") instanceof List<?> list) {
            list.forEach(name -> names.put(names.size(), String.valueOf(name)));
        } else if (data.get("names") instanceof Map<?, ?> map) {
            map.forEach((number, name) -> {
                if (number instanceof Integer index) {
                    names.put(index, String.valueOf(name));
                }
            });
        } else {
            throw new UnreadableFile(file + ": names of the classes are missing");
        }
        return names;
    }

    private static @Nullable Pose pose(Path file, Map<?, ?> data) {
        Object shape = data.get("kpt_shape");
        if (shape == null) {
            return null;
        }
        if (!(shape instanceof List<?> list)
                || list.size() != 2
                || !(list.get(0) instanceof Integer points)
                || !(list.get(1) instanceof Integer numbers)
                || points < 0
                || numbers < 2
                || numbers > 3) {
            throw new UnreadableFile(file + ": kpt_shape must be the number of points, and 2 or 3, was " + shape);
        }
        Map<Integer, List<String>> names = new HashMap<>();
        if (data.get("kpt_names") instanceof Map<?, ?> map) {
            map.forEach((number, own) -> {
                if (number instanceof Integer index && own instanceof List<?> named) {
                    names.put(index, named.stream().map(String::valueOf).toList());
                }
            });
        }
        return new Pose(points, numbers, names);
    }

    /** Nothing where the folder is one of boxes or polygons. */
    Optional<Pose> pose() {
        return Optional.ofNullable(pose);
    }

    Optional<String> name(int index) {
        return Optional.ofNullable(names.get(index));
    }

    /** The image of a label file, by its name without its ending. */
    Optional<Image> image(String stem) throws IOException {
        for (String ending : ENDINGS) {
            Path file = folder.resolve("images").resolve(stem + ending);
            if (Files.exists(file)) {
                return size(stem + ending, file);
            }
        }
        return Optional.ofNullable(sizes.get(stem));
    }

    private static Optional<Image> size(String name, Path file) throws IOException {
        try (ImageInputStream stream = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(stream, true, true);
                return Optional.of(new Image(name, reader.getWidth(0), reader.getHeight(0)));
            } finally {
                reader.dispose();
            }
        }
    }
}
