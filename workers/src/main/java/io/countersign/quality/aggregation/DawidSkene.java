package io.countersign.quality.aggregation;

import io.countersign.quality.agreement.Rating;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * True categories and the error rates of the raters, estimated together by expectation maximisation.
 *
 * <p>Source: Dawid and Skene 1979. It starts from each item's shares of votes; from hard majority votes it ends in a worse optimum
 * on their own data. It is not always better than the majority vote: with few ratings of a rater the error rates say little.
 */
public final class DawidSkene {

    private final List<String> classes;
    private final Map<String, Integer> items = new LinkedHashMap<>();
    private final Map<String, Integer> raters = new LinkedHashMap<>();
    private final int[][] ratersOf;
    private final int[][] labelsOf;

    private final double[] shares;
    private final double[][][] errors;
    private final double[][] posteriors;

    private DawidSkene(List<String> classes, Collection<Rating> ratings) {
        this.classes = List.copyOf(classes);
        List<List<int[]>> cells = new ArrayList<>();
        for (Rating rating : ratings) {
            int label = classes.indexOf(rating.label());
            if (label < 0) {
                throw new IllegalArgumentException(
                        "the classes " + classes + " do not have the label " + rating.label() + " of " + rating.unit());
            }
            int item = items.computeIfAbsent(rating.unit(), unit -> items.size());
            int rater = raters.computeIfAbsent(rating.rater(), name -> raters.size());
            if (item == cells.size()) {
                cells.add(new ArrayList<>());
            }
            cells.get(item).add(new int[] {rater, label});
        }
        ratersOf = column(cells, 0);
        labelsOf = column(cells, 1);
        shares = new double[classes.size()];
        errors = new double[raters.size()][classes.size()][classes.size()];
        posteriors = new double[items.size()][classes.size()];
    }

    /**
     * The estimate.
     *
     * @param classes all categories, each once
     * @param ratings at least one; a rater may have rated an item several times, each of which counts
     */
    public static DawidSkeneFit fit(List<String> classes, Collection<Rating> ratings, DawidSkeneSettings settings) {
        if (ratings.isEmpty()) {
            throw new IllegalArgumentException("nothing was rated");
        }
        return new DawidSkene(classes, ratings).run(settings);
    }

    private DawidSkeneFit run(DawidSkeneSettings settings) {
        start();
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
        return new DawidSkeneFit(classes, items, raters, shares, errors, posteriors, logLikelihood, step, converged);
    }

    private void start() {
        for (int item = 0; item < posteriors.length; item++) {
            for (int label : labelsOf[item]) {
                posteriors[item][label] += 1.0 / labelsOf[item].length;
            }
        }
    }

    private void maximise() {
        Arrays.fill(shares, 0);
        for (double[][] rater : errors) {
            for (double[] row : rater) {
                Arrays.fill(row, 0);
            }
        }
        for (int item = 0; item < posteriors.length; item++) {
            for (int truth = 0; truth < shares.length; truth++) {
                shares[truth] += posteriors[item][truth] / posteriors.length;
                for (int i = 0; i < ratersOf[item].length; i++) {
                    errors[ratersOf[item][i]][truth][labelsOf[item][i]] += posteriors[item][truth];
                }
            }
        }
        for (double[][] rater : errors) {
            for (double[] row : rater) {
                double sum = Arrays.stream(row).sum();
                for (int label = 0; sum > 0 && label < row.length; label++) {
                    row[label] /= sum;
                }
            }
        }
    }

    /** In logarithms, because the product over many raters underflows. */
    private double expect() {
        double logLikelihood = 0;
        for (int item = 0; item < posteriors.length; item++) {
            double[] logs = new double[shares.length];
            for (int truth = 0; truth < shares.length; truth++) {
                logs[truth] = Math.log(shares[truth]);
                for (int i = 0; i < ratersOf[item].length; i++) {
                    logs[truth] += Math.log(errors[ratersOf[item][i]][truth][labelsOf[item][i]]);
                }
            }
            double greatest = Arrays.stream(logs).max().orElseThrow();
            double sum = 0;
            for (int truth = 0; truth < shares.length; truth++) {
                posteriors[item][truth] = Math.exp(logs[truth] - greatest);
                sum += posteriors[item][truth];
            }
            for (int truth = 0; truth < shares.length; truth++) {
                posteriors[item][truth] /= sum;
            }
            logLikelihood += greatest + Math.log(sum);
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

    private static int[][] column(List<List<int[]>> cells, int column) {
        return cells.stream()
                .map(cell -> cell.stream().mapToInt(rating -> rating[column]).toArray())
                .toArray(int[][]::new);
    }
}
