package io.countersign.format;

import io.countersign.quality.detection.Detection;
import io.countersign.quality.detection.ImageDetections;
import io.countersign.quality.detection.Truth;
import io.countersign.quality.geometry.Region;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A COCO file of what is there, and one of what was found: annotations with or without a score, or COCO's list of results. */
public final class CocoPair {

    /** Which of the shapes of an annotation is compared. */
    public enum Kind {
        /** The field {@code bbox}. */
        BOXES,
        /** The field {@code segmentation}, as pixels. */
        MASKS
    }

    private record Image(int height, int width) {}

    private final Kind kind;
    private final Map<Long, String> labels = new HashMap<>();
    private final Map<Long, Image> images = new TreeMap<>();
    private final Map<Long, List<Truth>> truths = new HashMap<>();
    private final Map<Long, List<Detection>> detections = new HashMap<>();

    private CocoPair(Kind kind) {
        this.kind = kind;
    }

    /**
     * The images of the first file, by their ids, with the annotations of both.
     *
     * @throws UnreadableFile if an element of either is not as COCO has it, or names an image or a category that the first has not
     */
    public static List<ImageDetections> read(Path truthFile, Path detectionFile, Kind kind) throws IOException {
        CocoPair pair = new CocoPair(kind);
        // Annotations may stand before the images that they name.
        JsonElements.read(truthFile, Set.of("images", "categories"), pair::declaration);
        JsonElements.read(truthFile, Set.of("annotations"), pair::truth);
        JsonElements.read(detectionFile, Set.of("annotations"), pair::detection);
        return pair.images.keySet().stream()
                .map(id -> new ImageDetections(
                        pair.truths.getOrDefault(id, List.of()), pair.detections.getOrDefault(id, List.of())))
                .toList();
    }

    private void declaration(JsonElement element) {
        if (element.array().isEmpty()) {
            throw element.bad(": the file must hold an object with images, categories and annotations");
        }
        if (element.array().equals("categories")) {
            labels.put(element.integer("id"), element.text("name"));
        } else if (kind == Kind.MASKS) {
            images.put(
                    element.integer("id"), new Image((int) element.integer("height"), (int) element.integer("width")));
        } else {
            images.put(element.integer("id"), new Image(0, 0));
        }
    }

    private void truth(JsonElement element) {
        long image = imageOf(element);
        Region region = region(element, image);
        boolean crowd = element.has("iscrowd") && element.integer("iscrowd") == 1;
        double area = element.has("area") ? element.number("area") : region.size();
        truths.computeIfAbsent(image, id -> new ArrayList<>()).add(new Truth(label(element), region, area, crowd));
    }

    private void detection(JsonElement element) {
        long image = imageOf(element);
        double score = element.has("score") ? element.number("score") : 1;
        detections
                .computeIfAbsent(image, id -> new ArrayList<>())
                .add(new Detection(label(element), region(element, image), score));
    }

    private long imageOf(JsonElement element) {
        long image = element.integer("image_id");
        if (!images.containsKey(image)) {
            throw element.bad(".image_id: the truth has no image " + image);
        }
        return image;
    }

    private String label(JsonElement element) {
        String label = labels.get(element.integer("category_id"));
        if (label == null) {
            throw element.bad(".category_id: the truth has no category " + element.integer("category_id"));
        }
        return label;
    }

    private Region region(JsonElement element, long image) {
        Image of = images.get(image);
        return kind == Kind.BOXES || of == null
                ? CocoShapes.box(element)
                : CocoShapes.mask(element, of.height(), of.width());
    }
}
