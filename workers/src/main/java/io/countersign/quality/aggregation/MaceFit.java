package io.countersign.quality.aggregation;

import io.countersign.quality.Coefficient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@link Mace} estimated. A rater's skill is the probability that the rater knows rather than guesses. */
public final class MaceFit implements Estimated {

    private final Votes votes;
    private final double[] knows;
    private final double[][] habits;
    private final Posteriors posteriors;
    private final double logLikelihood;
    private final int iterations;
    private final boolean converged;

    MaceFit(
            Votes votes,
            double[] knows,
            double[][] habits,
            double[][] posteriors,
            double logLikelihood,
            int iterations,
            boolean converged) {
        this.votes = votes;
        this.knows = knows;
        this.habits = habits;
        this.posteriors = new Posteriors(votes.classes(), votes.items(), posteriors);
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
        return List.copyOf(votes.raters().keySet());
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

    /** Probability that the rater knows an item, in (0, 1). */
    @Override
    public Coefficient skill(String rater) {
        return Coefficient.of(knows[index(rater)]);
    }

    /** Probability of each class where the rater guesses; they add up to 1. */
    public Map<String, Double> habit(String rater) {
        Map<String, Double> byClass = new LinkedHashMap<>();
        double[] row = habits[index(rater)];
        for (int i = 0; i < row.length; i++) {
            byClass.put(votes.classes().get(i), row[i]);
        }
        return byClass;
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

    private int index(String rater) {
        Integer index = votes.raters().get(rater);
        if (index == null) {
            throw new IllegalArgumentException("nothing was estimated for " + rater);
        }
        return index;
    }
}
