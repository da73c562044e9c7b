package io.countersign.consolidate;

import io.countersign.schema.Shape;
import io.countersign.schema.Shape.AudioRegion;
import io.countersign.schema.Shape.Box;
import io.countersign.schema.Shape.Cuboid;
import io.countersign.schema.Shape.Keypoints;
import io.countersign.schema.Shape.TimePoint;
import io.countersign.schema.Shape.TimeRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The mean of a cluster. Boxes, cuboids, audio regions and keypoints are averaged coordinate by coordinate; time points and the ends of
 * time ranges are the (lower) median, so that they stay on timestamps that somebody chose. Outlines, masks and lines have no mean that
 * is one: the medoid stands for them. What people can only have in common exactly stands for itself.
 */
final class Fusion {
    private Fusion() {}

    static Shape of(Cluster cluster, long tolerance) {
        Shape first = cluster.first();
        List<Shape> members = cluster.members();
        if (first instanceof Box) {
            return box(cast(members, Box.class), cluster, tolerance);
        }
        if (first instanceof TimePoint) {
            return median(cast(members, TimePoint.class), TimePoint::seconds);
        }
        if (first instanceof TimeRange) {
            return range(cast(members, TimeRange.class));
        }
        if (first instanceof AudioRegion) {
            return audio(cast(members, AudioRegion.class));
        }
        if (first instanceof Cuboid) {
            return cuboid(cast(members, Cuboid.class));
        }
        if (first instanceof Keypoints) {
            return keypoints(cast(members, Keypoints.class));
        }
        return cluster.medoid(tolerance);
    }

    /** Turned boxes have no mean: a quarter turn with the sides exchanged is the same box. */
    private static Shape box(List<Box> members, Cluster cluster, long tolerance) {
        if (members.stream().anyMatch(box -> box.rotation() != 0)) {
            return cluster.medoid(tolerance);
        }
        return new Box(
                "",
                members.get(0).label(),
                Map.of(),
                mean(members, Box::x),
                mean(members, Box::y),
                mean(members, Box::width),
                mean(members, Box::height),
                0);
    }

    private static Shape range(List<TimeRange> members) {
        TimeRange from = median(members, TimeRange::fromSeconds);
        TimeRange to = median(members, TimeRange::toSeconds);
        return new TimeRange(
                "", from.label(), Map.of(), from.fromSeconds(), to.toSeconds(), from.fromTimestamp(), to.toTimestamp());
    }

    private static Shape audio(List<AudioRegion> members) {
        return new AudioRegion(
                "",
                members.get(0).label(),
                Map.of(),
                mean(members, AudioRegion::fromSeconds),
                mean(members, AudioRegion::toSeconds),
                meanOrNull(members, AudioRegion::lowHertz),
                meanOrNull(members, AudioRegion::highHertz));
    }

    private static Shape cuboid(List<Cuboid> members) {
        double yaw = Math.atan2(
                mean(members, cuboid -> Math.sin(cuboid.yaw())), mean(members, cuboid -> Math.cos(cuboid.yaw())));
        return new Cuboid(
                "",
                members.get(0).label(),
                Map.of(),
                mean(members, Cuboid::x),
                mean(members, Cuboid::y),
                mean(members, Cuboid::z),
                mean(members, Cuboid::length),
                mean(members, Cuboid::width),
                mean(members, Cuboid::height),
                yaw);
    }

    /** Each name over the people who labelled it; with the visibility that most of them give it. */
    private static Shape keypoints(List<Keypoints> members) {
        Map<String, List<List<Double>>> byName = new TreeMap<>();
        for (Keypoints pose : members) {
            pose.points().forEach((name, point) -> {
                if (point.size() > 2 && point.get(2) > 0) {
                    byName.computeIfAbsent(name, any -> new ArrayList<>()).add(point);
                }
            });
        }
        Map<String, List<Double>> points = new TreeMap<>();
        byName.forEach((name, labelled) -> points.put(
                name,
                List.of(
                        mean(labelled, point -> point.get(0)),
                        mean(labelled, point -> point.get(1)),
                        median(labelled, point -> point.get(2)).get(2))));
        return new Keypoints("", members.get(0).label(), Map.of(), points);
    }

    private static <T> double mean(List<T> members, ToDoubleFunction<T> coordinate) {
        return members.stream().mapToDouble(coordinate).average().orElseThrow();
    }

    private static <T> @Nullable Double meanOrNull(List<T> members, Function<T, @Nullable Double> coordinate) {
        List<Double> known = new ArrayList<>();
        for (T member : members) {
            Double value = coordinate.apply(member);
            if (value != null) {
                known.add(value);
            }
        }
        return known.isEmpty() ? null : mean(known, Double::doubleValue);
    }

    private static <T> T median(List<T> members, ToDoubleFunction<T> coordinate) {
        return members.stream()
                .sorted(Comparator.comparingDouble(coordinate))
                .toList()
                .get((members.size() - 1) / 2);
    }

    private static <S extends Shape> List<S> cast(List<Shape> members, Class<S> kind) {
        return members.stream().map(kind::cast).toList();
    }
}
