package io.countersign.quality.aggregation;

import io.countersign.quality.Coefficient;
import io.countersign.quality.Undefined.Reason;
import java.util.Arrays;

/** What {@link DawidSkene} estimated. A rater's skill is {@link #accuracy}. */
public final class DawidSkeneFit extends VoteFit {

    private final double[] shares;
    private final double[][][] errors;

    DawidSkeneFit(
            Votes votes,
            double[] shares,
            double[][][] errors,
            double[][] posteriors,
            double logLikelihood,
            int iterations,
            boolean converged) {
        super(votes, posteriors, logLikelihood, iterations, converged);
        this.shares = shares;
        this.errors = errors;
    }

    @Override
    public Coefficient skill(String rater) {
        return accuracy(rater);
    }

    /** Estimated share of a class among the items, in [0, 1]. */
    public double share(String label) {
        return shares[label(label)];
    }

    /**
     * Probability that a rater gives one class to an item of another, or the same.
     *
     * @return in [0, 1]; undefined where the rater rated nothing that may be of that class
     */
    public Coefficient errorRate(String rater, String truth, String given) {
        double[] row = errors[index(rater)][label(truth)];
        return Arrays.stream(row).sum() == 0
                ? Coefficient.undefined(Reason.NO_DATA)
                : Coefficient.of(row[label(given)]);
    }

    /**
     * Probability that a rater is right on an item drawn from all.
     *
     * @return in [0, 1]; undefined where the error rates of a class that occurs are
     */
    public Coefficient accuracy(String rater) {
        double sum = 0;
        for (int i = 0; i < classes().size(); i++) {
            Coefficient right = errorRate(rater, classes().get(i), classes().get(i));
            if (shares[i] > 0 && !right.isDefined()) {
                return right;
            }
            sum += shares[i] * right.value().orElse(0);
        }
        return Coefficient.of(sum);
    }

    private int label(String label) {
        int index = classes().indexOf(label);
        if (index < 0) {
            throw new IllegalArgumentException("no class " + label + " among " + classes());
        }
        return index;
    }
}
