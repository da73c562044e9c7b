package io.countersign.quality.agreement;

import java.util.Arrays;

/** Whether two people's time points mean the same moments. */
public final class TimePointAgreement {

    private TimePointAgreement() {}

    /**
     * The optimal one-to-one matching of time points no further apart than the tolerance: as many pairs as possible, and of
     * those matchings the one with the least total distance.
     *
     * @param left timestamps in any order, in one unit with the other arguments
     * @param right timestamps in any order
     * @param tolerance greatest distance of a pair, inclusive, at least 0
     * @return a pair's similarity is 1 at the same moment and 0 at the tolerance; with tolerance 0 it is 1
     */
    public static Matching match(long[] left, long[] right, long tolerance) {
        if (tolerance < 0) {
            throw new IllegalArgumentException("tolerance must not be negative, was " + tolerance);
        }
        Integer[] order = new Integer[right.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Long.compare(right[a], right[b]));
        long[] sorted = Arrays.stream(order).mapToLong(i -> right[i]).toArray();
        Candidates candidates = new Candidates(left.length, right.length);
        for (int i = 0; i < left.length; i++) {
            for (int j = firstNotBefore(sorted, left[i] - tolerance);
                    j < sorted.length && sorted[j] - left[i] <= tolerance;
                    j++) {
                double distance = Math.abs(sorted[j] - left[i]);
                candidates.add(i, order[j], tolerance == 0 ? 1 : 1 - distance / tolerance);
            }
        }
        return candidates.best();
    }

    private static int firstNotBefore(long[] sorted, long timestamp) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < timestamp) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
