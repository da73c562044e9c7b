package io.countersign.quality.geometry;

import io.countersign.quality.Coefficient;
import io.countersign.quality.Undefined.Reason;

/**
 * How far two shapes cover each other.
 *
 * <p>Boxes, turned boxes and polygons are compared with each other; intervals, cuboids and masks with their own kind, masks of one
 * image only.
 */
public final class Overlap {

    private Overlap() {}

    /** Whether two shapes are of kinds that can be compared. */
    public static boolean comparable(Region one, Region other) {
        return (one instanceof PlanarRegion && other instanceof PlanarRegion)
                || (one instanceof Interval && other instanceof Interval)
                || (one instanceof Cuboid && other instanceof Cuboid)
                || (one instanceof Mask a && other instanceof Mask b && a.sameImage(b));
    }

    /**
     * Size of what both cover, in their unit; at least 0.
     *
     * @throws IllegalArgumentException if they cannot be compared
     */
    public static double intersection(Region one, Region other) {
        if (one instanceof Box a && other instanceof Box b) {
            return a.intersection(b);
        }
        if (one instanceof PlanarRegion a && other instanceof PlanarRegion b) {
            return a.bounds().intersection(b.bounds()) == 0 ? 0 : Outlines.intersection(a, b);
        }
        if (one instanceof Interval a && other instanceof Interval b) {
            return a.intersection(b);
        }
        if (one instanceof Cuboid a && other instanceof Cuboid b) {
            double vertical = a.elevation().intersection(b.elevation());
            return vertical == 0 ? 0 : vertical * intersection(a.footprint(), b.footprint());
        }
        if (one instanceof Mask a && other instanceof Mask b) {
            return a.intersection(b);
        }
        throw new IllegalArgumentException("cannot compare " + kind(one) + " with " + kind(other));
    }

    /**
     * Intersection over union (Jaccard index), in [0, 1]: 0 for shapes that do not overlap, 1 for the same shape.
     *
     * @return undefined where neither shape has an extent
     * @throws IllegalArgumentException if they cannot be compared
     */
    public static Coefficient iou(Region one, Region other) {
        return iou(intersection(one, other), one.size(), other.size());
    }

    /** The same from sizes that are known already. */
    public static Coefficient iou(double intersection, double one, double other) {
        double both = atMost(intersection, one, other);
        return Coefficient.ratio(both, one + other - both, Reason.EMPTY_UNION);
    }

    /**
     * Dice coefficient, twice the intersection over the sum of the sizes, in [0, 1]; {@code 2 x iou / (1 + iou)}.
     *
     * @return undefined where neither shape has an extent
     * @throws IllegalArgumentException if they cannot be compared
     */
    public static Coefficient dice(Region one, Region other) {
        double both = atMost(intersection(one, other), one.size(), other.size());
        return Coefficient.ratio(2 * both, one.size() + other.size(), Reason.EMPTY_UNION);
    }

    /**
     * Share of {@code one} that {@code other} covers, in [0, 1]: what COCO calls the overlap with a crowd region.
     *
     * @return undefined where {@code one} has no extent
     * @throws IllegalArgumentException if they cannot be compared
     */
    public static Coefficient coverage(Region one, Region other) {
        double both = atMost(intersection(one, other), one.size(), other.size());
        return Coefficient.ratio(both, one.size(), Reason.EMPTY_UNION);
    }

    /**
     * Discrete Hausdorff distance of the outlines: the greatest distance from a corner of either to the other's outline, in the
     * unit of the coordinates; 0 for the same shape, without an upper end.
     */
    public static double hausdorff(PlanarRegion one, PlanarRegion other) {
        return Outlines.hausdorff(one, other);
    }

    /** Rounding must not let shapes share more than the smaller of them. */
    private static double atMost(double both, double one, double other) {
        return Math.min(both, Math.min(one, other));
    }

    private static String kind(Region region) {
        return region instanceof Mask mask
                ? "a mask of " + mask.width() + " x " + mask.height()
                : region.getClass().getSimpleName();
    }
}
