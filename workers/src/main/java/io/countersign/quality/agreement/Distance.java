package io.countersign.quality.agreement;

import java.util.Arrays;

/** The squared distances of categories at a level of measurement, and what they come to by chance. */
abstract class Distance {

    /**
     * The distance at a level.
     *
     * @param values the number that each category stands for
     * @param totals how often each category was used
     */
    static Distance of(Level level, double[] values, long[] totals) {
        return switch (level) {
            case NOMINAL -> new Nominal();
            case ORDINAL -> new Interval(ranks(totals));
            case INTERVAL -> new Interval(values);
            case RATIO -> new Ratio(values);
        };
    }

    /** The distance of weights: how far two categories are from agreeing. */
    static Distance of(KappaWeights weights, int categories) {
        return new Weighted(weights, categories);
    }

    abstract double squared(int i, int j);

    /** Sum of the squared distances over all ordered pairs of all ratings; exactly 0 where all are of one value. */
    double expected(long[] totals, long all) {
        double sum = 0;
        for (int i = 0; i < totals.length; i++) {
            for (int j = 0; totals[i] > 0 && j < i; j++) {
                sum += totals[j] > 0 ? 2.0 * totals[i] * totals[j] * squared(i, j) : 0;
            }
        }
        return sum;
    }

    /** The squared ordinal distance of two categories is that of their middle ranks, since all ranks between them count. */
    private static double[] ranks(long[] totals) {
        double[] ranks = new double[totals.length];
        long below = 0;
        for (int i = 0; i < totals.length; i++) {
            ranks[i] = below + totals[i] / 2.0;
            below += totals[i];
        }
        return ranks;
    }

    private static final class Nominal extends Distance {

        @Override
        double squared(int i, int j) {
            return i == j ? 0 : 1;
        }

        @Override
        double expected(long[] totals, long all) {
            double sum = 0;
            for (long total : totals) {
                sum += (double) total * (all - total);
            }
            return sum;
        }
    }

    private static final class Interval extends Distance {

        private final double[] values;

        Interval(double[] values) {
            this.values = values;
        }

        @Override
        double squared(int i, int j) {
            return (values[i] - values[j]) * (values[i] - values[j]);
        }

        @Override
        double expected(long[] totals, long all) {
            double least = Double.POSITIVE_INFINITY;
            double sum = 0;
            for (int i = 0; i < totals.length; i++) {
                if (totals[i] > 0) {
                    least = Math.min(least, values[i]);
                }
            }
            for (int i = 0; i < totals.length; i++) {
                sum += totals[i] > 0 ? totals[i] * (values[i] - least) : 0;
            }
            double mean = sum / all;
            double squares = 0;
            for (int i = 0; i < totals.length; i++) {
                double deviation = values[i] - least - mean;
                squares += totals[i] > 0 ? totals[i] * deviation * deviation : 0;
            }
            return 2 * all * squares;
        }
    }

    private static final class Ratio extends Distance {

        private final double[] values;

        Ratio(double[] values) {
            if (Arrays.stream(values).anyMatch(value -> value < 0)) {
                throw new IllegalArgumentException("a ratio scale has no negative values");
            }
            this.values = values;
        }

        @Override
        double squared(int i, int j) {
            if (values[i] == values[j]) {
                return 0;
            }
            double relative = (values[i] - values[j]) / (values[i] + values[j]);
            return relative * relative;
        }
    }

    private static final class Weighted extends Distance {

        private final KappaWeights weights;
        private final int categories;

        Weighted(KappaWeights weights, int categories) {
            this.weights = weights;
            this.categories = categories;
        }

        @Override
        double squared(int i, int j) {
            return i == j ? 0 : 1 - weights.weight(i, j, categories);
        }
    }
}
