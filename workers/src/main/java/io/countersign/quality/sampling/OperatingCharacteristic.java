package io.countersign.quality.sampling;

/**
 * Probability that a sample has at most so many nonconforming items: what operating characteristic curves are drawn from.
 *
 * <p>All results are in [0, 1]; terms are summed from their logarithms, so that large samples do not underflow.
 */
public final class OperatingCharacteristic {

    private OperatingCharacteristic() {}

    /**
     * Lots from a process with the share {@code nonconforming} (type B curve).
     *
     * @param sampleSize at least 0
     * @param most greatest number of nonconforming items that is still accepted
     * @param nonconforming share in [0, 1]
     */
    public static double binomial(int sampleSize, int most, double nonconforming) {
        require(sampleSize >= 0, "sample size must not be negative, was " + sampleSize);
        require(nonconforming >= 0 && nonconforming <= 1, "share must be in [0, 1], was " + nonconforming);
        if (most < 0) {
            return 0;
        }
        if (most >= sampleSize || nonconforming == 0) {
            return 1;
        }
        if (nonconforming == 1) {
            return 0;
        }
        double odds = Math.log(nonconforming) - Math.log1p(-nonconforming);
        double logTerm = sampleSize * Math.log1p(-nonconforming);
        double sum = Math.exp(logTerm);
        for (int found = 1; found <= most; found++) {
            logTerm += Math.log((double) (sampleSize - found + 1) / found) + odds;
            sum += Math.exp(logTerm);
        }
        return Math.min(1, sum);
    }

    /**
     * One lot with exactly so many nonconforming items, sampled without replacement (type A curve).
     *
     * @param lotSize at least 1
     * @param nonconforming items of the lot, from 0 to {@code lotSize}
     * @param sampleSize from 0 to {@code lotSize}
     * @param most greatest number of nonconforming items in the sample that is still accepted
     */
    public static double hypergeometric(int lotSize, int nonconforming, int sampleSize, int most) {
        require(lotSize >= 1, "lot size must be at least 1, was " + lotSize);
        require(nonconforming >= 0 && nonconforming <= lotSize, nonconforming + " nonconforming of " + lotSize);
        require(sampleSize >= 0 && sampleSize <= lotSize, "a sample of " + sampleSize + " from " + lotSize);
        int fewest = Math.max(0, sampleSize - (lotSize - nonconforming));
        int greatest = Math.min(most, Math.min(sampleSize, nonconforming));
        double total = logChoose(lotSize, sampleSize);
        double sum = 0;
        for (int found = fewest; found <= greatest; found++) {
            double ways = logChoose(nonconforming, found) + logChoose(lotSize - nonconforming, sampleSize - found);
            sum += Math.exp(ways - total);
        }
        return Math.min(1, sum);
    }

    /**
     * Nonconformities that occur independently, any number on an item.
     *
     * @param expected mean number in the sample, at least 0
     * @param most greatest number that is still accepted
     */
    public static double poisson(double expected, int most) {
        require(expected >= 0 && Double.isFinite(expected), "expected number must be at least 0, was " + expected);
        if (most < 0) {
            return 0;
        }
        if (expected == 0) {
            return 1;
        }
        double logTerm = -expected;
        double sum = Math.exp(logTerm);
        for (int found = 1; found <= most; found++) {
            logTerm += Math.log(expected / found);
            sum += Math.exp(logTerm);
        }
        return Math.min(1, sum);
    }

    private static double logChoose(int n, int k) {
        int shorter = Math.min(k, n - k);
        double sum = 0;
        for (int i = 1; i <= shorter; i++) {
            sum += Math.log((double) (n - shorter + i) / i);
        }
        return sum;
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
