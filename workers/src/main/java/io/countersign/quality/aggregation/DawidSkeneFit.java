package io.countersign.quality.aggregation;

import io.countersign.quality.Coefficient;
import io.countersign.quality.Undefined.Reason;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@link DawidSkene} estimated. */
public final class DawidSkeneFit {

    /** Probabilities this close are a tie. */
    private static final double TIE = 1e-9;

    private final List<String> classes;
    private final Map<String, Integer> items;
    private final Map<String, Integer> raters;
    private final double[] shares;
    private final double[][][] errors;
    private final double[][] posteriors;
    private final double logLikelihood;
    private final int iterations;
    private final boolean converged;

    DawidSkeneFit(
            List<String> classes,
            Map<String, Integer> items,
            Map<String, Integer> raters,
            double[] shares,
            double[][][] errors,
            double[][] posteriors,
            double logLikelihood,
            int iterations,
            boolean converged) {
        this.classes = classes;
        this.items = items;
        this.raters = raters;
        this.shares = shares;
        this.errors = errors;
        this.posteriors = posteriors;
        this.logLikelihood = logLikelihood;
        this.iterations = iterations;
        this.converged = converged;
    }

    /** The items in the order of their first rating. */
    public List<String> items() {
        return List.copyOf(items.keySet());
    }

    /** The raters in the order of their first rating. */
    public List<String> raters() {
        return List.copyOf(raters.keySet());
    }

    /** Estimated share of a class among the items, in [0, 1]. */
    public double share(String label) {
        return shares[label(label)];
    }

    /** Probability of each class for an item, in the order of the classes; they add up to 1. */
    public Map<String, Double> posterior(String item) {
        Map<String, Double> byClass = new LinkedHashMap<>();
        double[] row = row(item);
        for (int i = 0; i < row.length; i++) {
            byClass.put(classes.get(i), row[i]);
        }
        return byClass;
    }

    /**
     * The most probable class of an item.
     *
     * @param leastConfidence probability that the class must reach, in [0, 1]
     * @return empty below that, and where two classes are equally probable: both are for a person to decide
     */
    public Optional<String> label(String item, double leastConfidence) {
        double[] row = row(item);
        double most = confidence(item);
        List<String> best = classes.stream()
                .filter(label -> row[classes.indexOf(label)] >= most - TIE)
                .toList();
        return best.size() == 1 && most >= leastConfidence ? Optional.of(best.get(0)) : Optional.empty();
    }

    /** Probability of the most probable class of an item, in [1 / classes, 1]. */
    public double confidence(String item) {
        return Arrays.stream(row(item)).max().orElseThrow();
    }

    /**
     * Probability that a rater gives one class to an item of another, or the same.
     *
     * @return in [0, 1]; undefined where the rater rated nothing that may be of that class
     */
    public Coefficient errorRate(String rater, String truth, String given) {
        double[] row = errors[index(raters, rater)][label(truth)];
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

    /** Logarithm of the likelihood of the ratings; at most 0, the greater the better the fit. */
    public double logLikelihood() {
        return logLikelihood;
    }

    /** How many steps were made. */
    public int iterations() {
        return iterations;
    }

    /** Whether the estimate had settled before the steps ran out. */
    public boolean converged() {
        return converged;
    }

    private double[] row(String item) {
        return posteriors[index(items, item)];
    }

    private int label(String label) {
        int index = classes.indexOf(label);
        if (index < 0) {
            throw new IllegalArgumentException("no class " + label + " among " + classes);
        }
        return index;
    }

    private static int index(Map<String, Integer> names, String name) {
        Integer index = names.get(name);
        if (index == null) {
            throw new IllegalArgumentException("nothing was estimated for " + name);
        }
        return index;
    }
}
