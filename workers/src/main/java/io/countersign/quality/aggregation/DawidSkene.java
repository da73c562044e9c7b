package io.countersign.quality.aggregation;

import io.countersign.quality.agreement.Rating;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * True categories and the error rates of the raters, estimated together by expectation maximisation.
 *
 * <p>Source: Dawid and Skene 1979. It starts from each item's shares of votes; from hard majority votes it ends in a worse optimum
 * on their own data. It is not always better than the majority vote: with few ratings of a rater the error rates say little.
 */
public final class DawidSkene {

    private final Votes votes;
    private final RaterModel model;
    private final double[] shares;
    private final double[][][] errors;
    private final double[][] posteriors;

    private DawidSkene(Votes votes, RaterModel model) {
        this.votes = votes;
        this.model = model;
        int classes = votes.classes().size();
        shares = new double[classes];
        errors = new double[votes.raters().size()][classes][classes];
        posteriors = votes.shares();
    }

    /**
     * The estimate with error rates of every rater for every class.
     *
     * @param classes all categories, each once
     * @param ratings at least one; a rater may have rated an item several times, each of which counts
     */
    public static DawidSkeneFit fit(List<String> classes, Collection<Rating> ratings, DawidSkeneSettings settings) {
        return new DawidSkene(Votes.of(classes, ratings), RaterModel.CONFUSION).run(settings);
    }

    /**
     * The estimate with one probability of each rater of being right, whatever the class: the one-coin model (Zhang, Chen, Zhou and
     * Jordan 2014), for fewer ratings than error rates of every class need.
     *
     * @param classes all categories, each once
     * @param ratings at least one; a rater may have rated an item several times, each of which counts
     */
    public static DawidSkeneFit oneCoin(List<String> classes, Collection<Rating> ratings, DawidSkeneSettings settings) {
        return new DawidSkene(Votes.of(classes, ratings), RaterModel.ONE_COIN).run(settings);
    }

    private DawidSkeneFit run(DawidSkeneSettings settings) {
        boolean converged = false;
        int step = 0;
        double logLikelihood = 0;
        while (!converged && step < settings.maxIterations()) {
            step++;
            double[] before = flat();
            maximise();
            logLikelihood = expect();
            converged = step > 1
                    && moved(before, 0, shares.length) < settings.tolerance()
                    && moved(before, shares.length, before.length) < settings.tolerance();
        }
        return new DawidSkeneFit(votes, shares, errors, posteriors, logLikelihood, step, converged);
    }

    private void maximise() {
        Arrays.fill(shares, 0);
        for (double[][] rater : errors) {
            for (double[] row : rater) {
                Arrays.fill(row, 0);
            }
        }
        for (int item = 0; item < posteriors.length; item++) {
            int[] raters = votes.ratersOf()[item];
            int[] labels = votes.labelsOf()[item];
            for (int truth = 0; truth < shares.length; truth++) {
                shares[truth] += posteriors[item][truth] / posteriors.length;
                for (int i = 0; i < raters.length; i++) {
                    errors[raters[i]][truth][labels[i]] += posteriors[item][truth];
                }
            }
        }
        for (double[][] rater : errors) {
            model.estimate(rater);
        }
    }

    /** In logarithms, because the product over many raters underflows. */
    private double expect() {
        double logLikelihood = 0;
        for (int item = 0; item < posteriors.length; item++) {
            int[] raters = votes.ratersOf()[item];
            int[] labels = votes.labelsOf()[item];
            double[] logs = posteriors[item];
            for (int truth = 0; truth < shares.length; truth++) {
                logs[truth] = Math.log(shares[truth]);
                for (int i = 0; i < raters.length; i++) {
                    logs[truth] += Math.log(errors[raters[i]][truth][labels[i]]);
                }
            }
            logLikelihood += Posteriors.normalise(logs);
        }
        return logLikelihood;
    }

    private double moved(double[] before, int from, int to) {
        double[] now = flat();
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += Math.abs(now[i] - before[i]);
        }
        return sum;
    }

    private double[] flat() {
        double[] flat = Arrays.copyOf(shares, shares.length + errors.length * shares.length * shares.length);
        int at = shares.length;
        for (double[][] rater : errors) {
            for (double[] row : rater) {
                System.arraycopy(row, 0, flat, at, row.length);
                at += row.length;
            }
        }
        return flat;
    }
}
