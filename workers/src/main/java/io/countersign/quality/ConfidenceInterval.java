package io.countersign.quality;

/**
 * Where a figure lies that was estimated from a sample.
 *
 * @param low lower end, in the unit of the figure
 * @param high upper end, not below {@code low}
 * @param level probability that an interval made this way holds the figure, in (0, 1)
 */
public record ConfidenceInterval(double low, double high, double level) {

    public ConfidenceInterval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("an interval from " + low + " to " + high);
        }
        requireLevel(level);
    }

    /** Refuses what is no level of confidence. */
    public static double requireLevel(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level must be in (0, 1), was " + level);
        }
        return level;
    }
}
