package io.countersign.format;

import java.io.IOException;
import java.io.Reader;
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
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * A folder of YOLO: names of the classes in data.yaml, labels, and the images, whose sizes the labels need. Where the images are
 * elsewhere, sizes.csv, which YOLO passes over, names them and says their sizes.
 */
final class YoloFolder {
    static final String SIZES = "sizes.csv";
    private static final List<String> ENDINGS = List.of(".jpg", ".jpeg", ".png", ".bmp", ".JPG", ".PNG");

    /** @param name with its ending */
    record Image(String name, int width, int height) {}

    private final Path folder;
    private final Map<Integer, String> names;
    private final Map<String, Image> sizes;

    private YoloFolder(Path folder, Map<Integer, String> names, Map<String, Image> sizes) {
        this.folder = folder;
        this.names = names;
        this.sizes = sizes;
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
        return new YoloFolder(folder, names(folder.resolve("data.yaml")), sizes);
    }

    private static Map<Integer, String> names(Path file) throws IOException {
        Map<Integer, String> names = new HashMap<>();
        try (Reader reader = Files.newBufferedReader(file)) {
            Object yaml = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
            Object declared = yaml instanceof Map<?, ?> map ? map.get("names") : null;
            if (declared instanceof List<?> list) {
                list.forEach(name -> names.put(names.size(), String.valueOf(name)));
            } else if (declared instanceof Map<?, ?> map) {
                map.forEach((number, name) -> {
                    if (number instanceof Integer index) {
                        names.put(index, String.valueOf(name));
                    }
                });
            }
            if (yaml instanceof Map<?, ?> map && map.containsKey("kpt_shape")) {
                throw new UnreadableFile(file + ": kpt_shape: poses are not read");
            }
        } catch (YAMLException e) {
            throw new UnreadableFile(file + ": " + e.getMessage());
        }
        if (names.isEmpty()) {
            throw new UnreadableFile(file + ": names of the classes are missing");
        }
        return names;
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
