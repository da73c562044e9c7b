package io.countersign.quality.aggregation;

import io.countersign.quality.Coefficient;
import java.util.LinkedHashMap;
import java.util.Map;

/** What {@link Mace} estimated. A rater's skill is the probability that the rater knows rather than guesses. */
public final class MaceFit extends VoteFit {
    private final double[] knows;
    private final double[][] habits;

    MaceFit(
            Votes votes,
            double[] knows,
            double[][] habits,
            double[][] posteriors,
            double logLikelihood,
            int iterations,
            boolean converged) {
        super(votes, posteriors, logLikelihood, iterations, converged);
        this.knows = knows;
        this.habits = habits;
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
            byClass.put(classes().get(i), row[i]);
        }
        return byClass;
    }
}
