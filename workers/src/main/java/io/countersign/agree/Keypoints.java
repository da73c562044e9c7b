package io.countersign.agree;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Named points of one object, compared by COCO's object keypoint similarity (cocodataset.org/#keypoints-eval), with one falloff for
 * all names and the box round both poses as the object's size.
 *
 * @param labelled name to {@code [x, y, visibility]}, without the points that nobody labelled
 */
record Keypoints(Map<String, List<Double>> labelled) {
    /** Twice COCO's sigma of a shoulder, which lies between that of an eye and that of a hip. */
    private static final double FALLOFF = 2 * 0.079;

    static Keypoints of(Map<String, List<Double>> points) {
        Map<String, List<Double>> labelled = new TreeMap<>();
        points.forEach((name, point) -> {
            if (point.size() < 3 || point.get(2) > 0) {
                labelled.put(name, point);
            }
        });
        return new Keypoints(labelled);
    }

    /** Mean over the names that either labels, 0 to 1: a name that one has alone counts 0. 1 where neither labels any. */
    double similarity(Keypoints other) {
        Set<String> names = new TreeSet<>(labelled.keySet());
        names.addAll(other.labelled.keySet());
        double area = area(other);
        double sum = 0;
        for (String name : names) {
            List<Double> a = labelled.get(name);
            List<Double> b = other.labelled.get(name);
            if (a != null && b != null) {
                double square = Math.pow(a.get(0) - b.get(0), 2) + Math.pow(a.get(1) - b.get(1), 2);
                sum += square == 0 ? 1 : Math.exp(-square / (2 * area * FALLOFF * FALLOFF));
            }
        }
        return names.isEmpty() ? 1 : sum / names.size();
    }

    private double area(Keypoints other) {
        return Math.max(extent(other, 0) * extent(other, 1), Double.MIN_NORMAL);
    }

    private double extent(Keypoints other, int axis) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (Collection<List<Double>> points : List.of(labelled.values(), other.labelled.values())) {
            for (List<Double> point : points) {
                least = Math.min(least, point.get(axis));
                most = Math.max(most, point.get(axis));
            }
        }
        return most > least ? most - least : 0;
    }
}
