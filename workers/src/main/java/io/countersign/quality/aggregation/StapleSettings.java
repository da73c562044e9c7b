package io.countersign.quality.aggregation;

/**
 * When {@link Staple} stops.
 *
 * @param tolerance sensitivities and specificities must each change by less than this
 * @param maxIterations most steps, at least 1
 */
public record StapleSettings(double tolerance, int maxIterations) {

    public StapleSettings {
        if (!(tolerance > 0)) {
            throw new IllegalArgumentException("tolerance must be positive, was " + tolerance);
        }
        if (maxIterations < 1) {
            throw new IllegalArgumentException("maxIterations must be at least 1, was " + maxIterations);
        }
    }

    /** A tolerance of 1e-9 and at most 1,000 steps. */
    public static StapleSettings defaults() {
        return new StapleSettings(1e-9, 1_000);
    }
}
