package io.countersign.quality.aggregation;

import io.countersign.quality.Coefficient;
import io.countersign.quality.geometry.Labelled;
import io.countersign.quality.geometry.Overlap;
import io.countersign.quality.geometry.Region;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Groups of shapes, of each annotator at most one, that overlap enough on average; of one class, or of any. */
final class RegionClusters {

    private final List<Drawn> all = new ArrayList<>();
    private final List<List<Drawn>> groupOf = new ArrayList<>();

    private final boolean ofOneClass;

    private RegionClusters(boolean ofOneClass) {
        this.ofOneClass = ofOneClass;
    }

    /** A shape, who drew it, and its size, which is costly to find for polygons. */
    record Drawn(int index, String annotator, String label, Region region, double size) {}

    private record Near(Drawn one, Drawn other, double iou) {}

    /** All shapes in groups, by class, then by the first shape of the group; shapes in a group by annotator. */
    static List<List<Drawn>> of(
            Map<String, ? extends List<? extends Labelled<? extends Region>>> labels,
            double overlap,
            boolean ofOneClass) {
        RegionClusters clusters = new RegionClusters(ofOneClass);
        new TreeMap<String, List<? extends Labelled<? extends Region>>>(labels)
                .forEach((annotator, shapes) -> shapes.forEach(shape -> clusters.add(annotator, shape)));
        for (Near near : clusters.near(overlap)) {
            clusters.join(near, overlap);
        }
        Set<List<Drawn>> groups = Collections.newSetFromMap(new IdentityHashMap<>());
        groups.addAll(clusters.groupOf);
        groups.forEach(group -> group.sort(Comparator.comparing(Drawn::annotator)));
        List<List<Drawn>> ordered = new ArrayList<>(groups);
        ordered.sort(Comparator.comparing((List<Drawn> group) -> group.get(0).label())
                .thenComparing(group -> group.get(0).index()));
        return ordered;
    }

    private void add(String annotator, Labelled<? extends Region> shape) {
        Region region = shape.region();
        Drawn drawn = new Drawn(all.size(), annotator, shape.label(), region, region.size());
        all.add(drawn);
        groupOf.add(new ArrayList<>(List.of(drawn)));
    }

    /** Pairs of different annotators that overlap enough, those that overlap most first. */
    private List<Near> near(double overlap) {
        List<Near> near = new ArrayList<>();
        for (Drawn one : all) {
            for (Drawn other : all.subList(one.index() + 1, all.size())) {
                if (!one.annotator().equals(other.annotator())
                        && (!ofOneClass || one.label().equals(other.label()))
                        && Overlap.comparable(one.region(), other.region())) {
                    Coefficient iou = iou(one, other);
                    if (iou.reaches(overlap)) {
                        near.add(new Near(one, other, iou.value().orElseThrow()));
                    }
                }
            }
        }
        near.sort(Comparator.comparingDouble(Near::iou).reversed());
        return near;
    }

    private void join(Near near, double overlap) {
        List<Drawn> group = groupOf.get(near.one().index());
        List<Drawn> other = groupOf.get(near.other().index());
        boolean sameAnnotator = group.stream()
                .anyMatch(a -> other.stream().anyMatch(b -> a.annotator().equals(b.annotator())));
        if (sameAnnotator || mean(group, other) < overlap) {
            return;
        }
        group.addAll(other);
        other.forEach(drawn -> groupOf.set(drawn.index(), group));
    }

    private static double mean(List<Drawn> group, List<Drawn> other) {
        return group.stream()
                .flatMapToDouble(
                        a -> other.stream().mapToDouble(b -> iou(a, b).value().orElse(0)))
                .average()
                .orElse(0);
    }

    private static Coefficient iou(Drawn one, Drawn other) {
        return Overlap.iou(Overlap.intersection(one.region(), other.region()), one.size(), other.size());
    }
}
