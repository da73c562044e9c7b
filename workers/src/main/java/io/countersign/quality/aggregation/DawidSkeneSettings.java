package io.countersign.quality.aggregation;

/**
 * When the estimation of {@link DawidSkene} stops.
 *
 * @param tolerance the class shares, and the error rates, must each change by less than this in sum
 * @param maxIterations most steps, at least 1
 */
public record DawidSkeneSettings(double tolerance, int maxIterations) {

    public DawidSkeneSettings {
        if (!(tolerance > 0)) {
            throw new IllegalArgumentException("tolerance must be positive, was " + tolerance);
        }
        if (maxIterations < 1) {
            throw new IllegalArgumentException("maxIterations must be at least 1, was " + maxIterations);
        }
    }

    /** A tolerance of 1e-9 and at most 1,000 steps. */
    public static DawidSkeneSettings defaults() {
        return new DawidSkeneSettings(1e-9, 1_000);
    }
}
