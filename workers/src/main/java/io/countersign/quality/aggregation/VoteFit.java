package io.countersign.quality.aggregation;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What every estimate from votes has, whatever it takes a rater to be. */
abstract class VoteFit implements Estimated {
    private final Votes votes;
    private final Posteriors posteriors;
    private final double logLikelihood;
    private final int iterations;
    private final boolean converged;

    /** @param posteriors the probability of each class, a row an item */
    VoteFit(Votes votes, double[][] posteriors, double logLikelihood, int iterations, boolean converged) {
        this.votes = votes;
        this.posteriors = new Posteriors(votes.classes(), votes.items(), posteriors);
        this.logLikelihood = logLikelihood;
        this.iterations = iterations;
        this.converged = converged;
    }

    @Override
    public final List<String> items() {
        return posteriors.items();
    }

    @Override
    public final List<String> raters() {
        return List.copyOf(votes.raters().keySet());
    }

    @Override
    public final Map<String, Double> posterior(String item) {
        return posteriors.of(item);
    }

    @Override
    public final Optional<String> label(String item, double leastConfidence) {
        return posteriors.label(item, leastConfidence);
    }

    @Override
    public final double confidence(String item) {
        return posteriors.confidence(item);
    }

    @Override
    public final double logLikelihood() {
        return logLikelihood;
    }

    @Override
    public final int iterations() {
        return iterations;
    }

    @Override
    public final boolean converged() {
        return converged;
    }

    final List<String> classes() {
        return votes.classes();
    }

    /** @throws IllegalArgumentException where the rater gave no vote */
    final int index(String rater) {
        Integer index = votes.raters().get(rater);
        if (index == null) {
            throw new IllegalArgumentException("nothing was estimated for " + rater);
        }
        return index;
    }
}
