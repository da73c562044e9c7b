package io.countersign.quality.aggregation;

/**
 * How time points become a vote, and a vote a window.
 *
 * @param threshold share of the annotators that must support a point for it to be kept, in (0, 1]
 * @param windowSize share of the series that all windows together cover, in (0, 1]; a tenth of it is how far apart two labels
 *     may lie and still mean the same anomaly
 * @param probationaryPercent share of the series at its beginning, in [0, 1), in which no window may start
 * @param probationaryRows most rows that the probationary part may have, however long the series
 */
public record TemporalVoteSettings(
        double threshold, double windowSize, double probationaryPercent, int probationaryRows) {

    public TemporalVoteSettings {
        require(threshold > 0 && threshold <= 1, "threshold must be in (0, 1], was " + threshold);
        require(windowSize > 0 && windowSize <= 1, "windowSize must be in (0, 1], was " + windowSize);
        require(
                probationaryPercent >= 0 && probationaryPercent < 1,
                "probationaryPercent must be in [0, 1), was " + probationaryPercent);
        require(probationaryRows >= 0, "probationaryRows must not be negative, was " + probationaryRows);
    }

    /** The settings of the Numenta Anomaly Benchmark: half of the annotators, 10 % windows, 15 % probation, 750 rows at most. */
    public static TemporalVoteSettings defaults() {
        return new TemporalVoteSettings(0.5, 0.10, 0.15, 750);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
