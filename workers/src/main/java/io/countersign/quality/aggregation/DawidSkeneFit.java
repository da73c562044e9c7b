package io.countersign.quality.aggregation;

import io.countersign.quality.Coefficient;
import io.countersign.quality.Undefined.Reason;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@link DawidSkene} estimated. A rater's skill is {@link #accuracy}. */
public final class DawidSkeneFit implements Estimated {

    private final List<String> classes;
    private final Map<String, Integer> raters;
    private final double[] shares;
    private final double[][][] errors;
    private final Posteriors posteriors;
    private final double logLikelihood;
    private final int iterations;
    private final boolean converged;

    DawidSkeneFit(
            Votes votes,
            double[] shares,
            double[][][] errors,
            double[][] posteriors,
            double logLikelihood,
            int iterations,
            boolean converged) {
        this.classes = votes.classes();
        this.raters = votes.raters();
        this.shares = shares;
        this.errors = errors;
        this.posteriors = new Posteriors(classes, votes.items(), posteriors);
        this.logLikelihood = logLikelihood;
        this.iterations = iterations;
        this.converged = converged;
    }

    @Override
    public List<String> items() {
        return posteriors.items();
    }

    @Override
    public List<String> raters() {
        return List.copyOf(raters.keySet());
    }

    @Override
    public Map<String, Double> posterior(String item) {
        return posteriors.of(item);
    }

    @Override
    public Optional<String> label(String item, double leastConfidence) {
        return posteriors.label(item, leastConfidence);
    }

    @Override
    public double confidence(String item) {
        return posteriors.confidence(item);
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
        Integer index = raters.get(rater);
        if (index == null) {
            throw new IllegalArgumentException("nothing was estimated for " + rater);
        }
        double[] row = errors[index][label(truth)];
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
        for (int i = 0; i < classes.size(); i++) {
            Coefficient right = errorRate(rater, classes.get(i), classes.get(i));
            if (shares[i] > 0 && !right.isDefined()) {
                return right;
            }
            sum += shares[i] * right.value().orElse(0);
        }
        return Coefficient.of(sum);
    }

    @Override
    public double logLikelihood() {
        return logLikelihood;
    }

    @Override
    public int iterations() {
        return iterations;
    }

    @Override
    public boolean converged() {
        return converged;
    }

    private int label(String label) {
        int index = classes.indexOf(label);
        if (index < 0) {
            throw new IllegalArgumentException("no class " + label + " among " + classes);
        }
        return index;
    }
}
