package io.countersign.quality.agreement;

import io.countersign.quality.Coefficient;
import io.countersign.quality.Undefined.Reason;
import java.util.List;

/**
 * Which shapes of one person are those of another: a one-to-one matching.
 *
 * @param pairs the matched shapes by their indices, in order of the left index
 * @param left how many shapes the left person has
 * @param right how many shapes the right person has
 */
public record Matching(List<Pair> pairs, int left, int right) {

    /**
     * Two shapes taken for the same.
     *
     * @param left index from 0
     * @param right index from 0
     * @param similarity how alike they are, in [0, 1]: intersection over union of regions, 1 - distance / tolerance of points
     */
    public record Pair(int left, int right, double similarity) {}

    public Matching {
        pairs = List.copyOf(pairs);
        if (pairs.size() > Math.min(left, right)) {
            throw new IllegalArgumentException(pairs.size() + " pairs of " + left + " and " + right + " shapes");
        }
    }

    /** Share of the right shapes that are matched, in [0, 1]: precision, where the left side is taken as the truth. */
    public Coefficient precision() {
        return Coefficient.ratio(pairs.size(), right, Reason.EMPTY_SIDE);
    }

    /** Share of the left shapes that are matched, in [0, 1]: recall, where the left side is taken as the truth. */
    public Coefficient recall() {
        return Coefficient.ratio(pairs.size(), left, Reason.EMPTY_SIDE);
    }

    /**
     * Harmonic mean of precision and recall, 2 x matched / (left + right), in [0, 1].
     *
     * <p>Both sides empty is perfect agreement, 1: both people looked and saw nothing. One side empty is 0. The figure is the
     * same with the sides exchanged.
     */
    public double f1() {
        return left + right == 0 ? 1 : 2.0 * pairs.size() / (left + right);
    }

    /** Mean similarity of the matched pairs, in [0, 1]; undefined where nothing is matched. */
    public Coefficient meanSimilarity() {
        double sum = pairs.stream().mapToDouble(Pair::similarity).sum();
        return Coefficient.ratio(sum, pairs.size(), Reason.NO_PAIRS);
    }
}
