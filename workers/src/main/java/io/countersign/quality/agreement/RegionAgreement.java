package io.countersign.quality.agreement;

import io.countersign.quality.Coefficient;
import io.countersign.quality.geometry.Labelled;
import io.countersign.quality.geometry.Region;
import java.util.List;
import java.util.function.BiPredicate;

/** Whether two people's shapes with an extent are the same: boxes, polygons, masks, cuboids, ranges and spans. */
public final class RegionAgreement {

    private RegionAgreement() {}

    /**
     * The optimal one-to-one matching of shapes of the same class that overlap enough: as many pairs as possible, and of those
     * matchings the one with the greatest total intersection over union.
     *
     * <p>Shapes of kinds that cannot be compared, and two shapes without an extent, are never matched.
     *
     * @param threshold least intersection over union of a pair, inclusive, in (0, 1]; 0.5 where nothing else is agreed
     * @return a pair's similarity is its intersection over union
     */
    public static Matching match(
            List<? extends Labelled<? extends Region>> left,
            List<? extends Labelled<? extends Region>> right,
            double threshold) {
        return match(left, right, threshold, (a, b) -> a.label().equals(b.label()));
    }

    /** The same without regard to the class: whether people see the same shapes, whatever they call them. */
    public static Matching matchAnyClass(
            List<? extends Labelled<? extends Region>> left,
            List<? extends Labelled<? extends Region>> right,
            double threshold) {
        return match(left, right, threshold, (a, b) -> true);
    }

    private static Matching match(
            List<? extends Labelled<? extends Region>> left,
            List<? extends Labelled<? extends Region>> right,
            double threshold,
            BiPredicate<Sized, Sized> mayMatch) {
        if (!(threshold > 0 && threshold <= 1)) {
            throw new IllegalArgumentException("threshold must be in (0, 1], was " + threshold);
        }
        List<Sized> ones = Sized.all(left);
        List<Sized> others = Sized.all(right);
        Candidates candidates = new Candidates(left.size(), right.size());
        for (int i = 0; i < ones.size(); i++) {
            for (int j = 0; j < others.size(); j++) {
                if (mayMatch.test(ones.get(i), others.get(j)) && ones.get(i).mayOverlap(others.get(j))) {
                    Coefficient iou = ones.get(i).iou(others.get(j));
                    if (iou.reaches(threshold)) {
                        candidates.add(i, j, iou.value().orElseThrow());
                    }
                }
            }
        }
        return candidates.best();
    }
}
