package io.countersign.quality.aggregation;

/**
 * How {@link Mace} searches.
 *
 * @param seed of the random starts; the same one gives the same estimate on every machine
 * @param starts how many: the first from the shares of votes, the others at random; the one that fits best counts
 * @param tolerance a search has settled when the log likelihood grows by less
 * @param maxIterations most steps of a search, at least 1
 * @param smoothing added to every expected number, above 0, so that nothing is ever impossible
 */
public record MaceSettings(long seed, int starts, double tolerance, int maxIterations, double smoothing) {

    public MaceSettings {
        if (starts < 1 || maxIterations < 1) {
            throw new IllegalArgumentException(starts + " starts of " + maxIterations + " steps");
        }
        if (!(tolerance > 0) || !(smoothing > 0)) {
            throw new IllegalArgumentException(
                    "tolerance and smoothing must be positive, were " + tolerance + ", " + smoothing);
        }
    }

    /** Ten starts of at most 500 steps, and the smoothing of the authors' program, 0.01 shared by the classes. */
    public static MaceSettings defaults(int classes) {
        return new MaceSettings(1, 10, 1e-9, 500, 0.01 / classes);
    }
}
