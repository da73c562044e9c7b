package io.countersign.quality.aggregation;

/**
 * How several people's shapes become one.
 *
 * @param overlap least mean intersection over union of shapes taken for the same, in (0, 1]
 * @param threshold share of the annotators that must have drawn a shape for it to be kept, in (0, 1]
 * @param centre how edges of boxes and ends of intervals are averaged
 */
public record FusionSettings(double overlap, double threshold, Centre centre) {

    /** The middle of several numbers. */
    public enum Centre {
        MEAN,
        /** Not moved by one that is far out; of an even number, the mean of the middle two. */
        MEDIAN
    }

    public FusionSettings {
        requireShare("overlap", overlap);
        requireShare("threshold", threshold);
    }

    /** An overlap of 0.5, half of the annotators, the mean. */
    public static FusionSettings defaults() {
        return new FusionSettings(0.5, 0.5, Centre.MEAN);
    }

    private static void requireShare(String name, double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException(name + " must be in (0, 1], was " + share);
        }
    }
}
