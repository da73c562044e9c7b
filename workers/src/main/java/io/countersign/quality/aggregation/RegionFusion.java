package io.countersign.quality.aggregation;

import io.countersign.quality.aggregation.RegionClusters.Drawn;
import io.countersign.quality.geometry.Labelled;
import io.countersign.quality.geometry.Overlap;
import io.countersign.quality.geometry.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Several annotators' shapes of one item made into one list.
 *
 * <p>Shapes of one class that overlap enough form a group, of each annotator at most one. Groups grow from the pair that overlaps most;
 * two groups become one while their shapes overlap by {@code overlap} on average. A group is kept when at least {@code threshold} of
 * the annotators drew in it. Boxes and intervals are averaged edge by edge; of other shapes the one that overlaps the others most
 * stands for the group, so that it is one that somebody drew (the first annotator's by name on a tie).
 *
 * @param kept the shapes with enough support, by class, then in the order in which they were first drawn
 * @param rejected the shapes without: what the annotators do not agree on
 */
public record RegionFusion(List<FusedRegion> kept, List<FusedRegion> rejected) {

    public RegionFusion {
        kept = List.copyOf(kept);
        rejected = List.copyOf(rejected);
    }

    /**
     * The consolidated shapes of one item.
     *
     * @param labels the shapes of each annotator who worked on the item; an annotator who saw nothing is there with an empty list
     *     and counts as one who could have drawn
     * @return nothing where nobody drew anything
     */
    public static RegionFusion of(
            Map<String, ? extends List<? extends Labelled<? extends Region>>> labels, FusionSettings settings) {
        double quorum = labels.size() * settings.threshold() - 1e-9;
        List<FusedRegion> kept = new ArrayList<>();
        List<FusedRegion> rejected = new ArrayList<>();
        for (List<Drawn> group : RegionClusters.of(labels, settings.overlap(), true)) {
            FusedRegion fused = fuse(group, labels.size(), settings);
            (fused.supporters().size() >= quorum ? kept : rejected).add(fused);
        }
        return new RegionFusion(kept, rejected);
    }

    private static FusedRegion fuse(List<Drawn> group, int annotators, FusionSettings settings) {
        List<Region> regions = group.stream().map(Drawn::region).toList();
        Region centre = CentralRegion.of(regions, settings.centre());
        double cohesion = regions.stream()
                .mapToDouble(region -> region.equals(centre)
                        ? 1
                        : Overlap.iou(region, centre).value().orElse(0))
                .average()
                .orElseThrow();
        TreeSet<String> supporters = new TreeSet<>();
        group.forEach(drawn -> supporters.add(drawn.annotator()));
        return new FusedRegion(group.get(0).label(), centre, supporters, annotators, cohesion);
    }
}
