package io.countersign.quality.aggregation;

import io.countersign.quality.aggregation.FusionSettings.Centre;
import io.countersign.quality.geometry.Box;
import io.countersign.quality.geometry.Interval;
import io.countersign.quality.geometry.Overlap;
import io.countersign.quality.geometry.Region;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The shape that stands for several. */
final class CentralRegion {

    private CentralRegion() {}

    static Region of(List<Region> regions, Centre centre) {
        if (regions.stream().allMatch(Box.class::isInstance)) {
            List<Box> boxes = regions.stream().map(Box.class::cast).toList();
            return Box.between(
                    middle(boxes, Box::x, centre),
                    middle(boxes, Box::y, centre),
                    middle(boxes, box -> box.x() + box.width(), centre),
                    middle(boxes, box -> box.y() + box.height(), centre));
        }
        if (regions.stream().allMatch(Interval.class::isInstance)) {
            List<Interval> intervals =
                    regions.stream().map(Interval.class::cast).toList();
            return new Interval(middle(intervals, Interval::start, centre), middle(intervals, Interval::end, centre));
        }
        return medoid(regions);
    }

    private static <T> double middle(List<T> shapes, ToDoubleFunction<T> edge, Centre centre) {
        double[] sorted = shapes.stream().mapToDouble(edge).sorted().toArray();
        int half = sorted.length / 2;
        return switch (centre) {
            case MEAN -> Arrays.stream(sorted).average().orElseThrow();
            case MEDIAN -> sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
        };
    }

    private static Region medoid(List<Region> regions) {
        Region best = regions.get(0);
        double most = -1;
        for (Region region : regions) {
            double sum = regions.stream()
                    .mapToDouble(other -> Overlap.iou(region, other).value().orElse(0))
                    .sum();
            if (sum > most + 1e-12) {
                most = sum;
                best = region;
            }
        }
        return best;
    }
}
