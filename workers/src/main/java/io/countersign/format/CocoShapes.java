package io.countersign.format;

import io.countersign.quality.geometry.Box;
import io.countersign.quality.geometry.Mask;
import io.countersign.quality.geometry.Point;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The shapes of COCO's annotations and results. */
final class CocoShapes {

    private CocoShapes() {}

    static Box box(JsonElement element) {
        double[] box = element.numbers("bbox", 4);
        try {
            return new Box(box[0], box[1], box[2], box[3]);
        } catch (IllegalArgumentException e) {
            throw element.bad(".bbox: " + e.getMessage());
        }
    }

    /** Polygons become the pixels that COCO's own program finds for them. */
    static Mask mask(JsonElement element, int height, int width) {
        JsonNode segmentation = element.node().path("segmentation");
        try {
            if (segmentation.isObject()) {
                return runs(element, segmentation, height, width);
            }
            return Mask.ofPolygons(height, width, rings(element, segmentation));
        } catch (IllegalArgumentException e) {
            throw element.bad(".segmentation: " + e.getMessage());
        }
    }

    static List<List<Point>> rings(JsonElement element, JsonNode segmentation) {
        List<List<Point>> rings = new ArrayList<>();
        if (!segmentation.isArray() || segmentation.isEmpty()) {
            throw element.bad(".segmentation must be polygons or run lengths");
        }
        for (JsonNode ring : segmentation) {
            double[] numbers = element.numbers("segmentation", ring, -1);
            if (numbers.length < 6 || numbers.length % 2 != 0) {
                throw element.bad(".segmentation: a polygon needs three points or more, x and y of each, has "
                        + numbers.length + " numbers");
            }
            List<Point> points = new ArrayList<>();
            for (int i = 0; i < numbers.length; i += 2) {
                points.add(new Point(numbers[i], numbers[i + 1]));
            }
            rings.add(points);
        }
        return rings;
    }

    private static Mask runs(JsonElement element, JsonNode segmentation, int height, int width) {
        double[] size = element.numbers("segmentation.size", segmentation.path("size"), 2);
        if (size[0] != height || size[1] != width) {
            throw element.bad(".segmentation.size must be [" + height + ", " + width + "] as the image has it, was "
                    + segmentation.path("size"));
        }
        JsonNode counts = segmentation.path("counts");
        if (counts.isString()) {
            return Mask.ofCompressed(height, width, counts.stringValue());
        }
        double[] runs = element.numbers("segmentation.counts", counts, -1);
        int[] whole = new int[runs.length];
        for (int i = 0; i < runs.length; i++) {
            whole[i] = (int) runs[i];
            if (whole[i] != runs[i]) {
                throw element.bad(".segmentation.counts[" + i + "] must be a whole number, was " + runs[i]);
            }
        }
        return Mask.ofCounts(height, width, whole);
    }
}
