package io.countersign.quality.agreement;

import io.countersign.quality.Coefficient;
import io.countersign.quality.Defined;
import io.countersign.quality.Estimate;
import io.countersign.quality.Undefined.Reason;
import java.util.function.Function;

/**
 * Krippendorff's alpha over the rows of a table.
 *
 * <p>The standard error is Gwet's (2014, chapter 6), as R's irrCAC computes it, with the distances taken as given; it drops the
 * correction for small tables that alpha itself has.
 *
 * @param distances the distance of two categories, which at ordinal level depends on how often each was used
 */
record AlphaMeasure(Function<long[], Distance> distances) implements Measure {

    @Override
    public Coefficient value(Patterns patterns) {
        Tally tally = Tally.of(patterns);
        if (tally.ratings == 0) {
            return Coefficient.undefined(Reason.NO_PAIRS);
        }
        Distance distance = distances.apply(tally.totals);
        double expected = distance.expected(tally.totals, tally.ratings);
        if (expected == 0) {
            return Coefficient.undefined(Reason.NO_VARIATION);
        }
        double observed = 0;
        for (int i = 0; i < patterns.size(); i++) {
            int[] given = patterns.given(i);
            if (given.length > 1) {
                observed += patterns.times(i) * within(given, distance) / (given.length - 1);
            }
        }
        return Coefficient.of(1 - (tally.ratings - 1) * observed / expected);
    }

    @Override
    public Estimate estimate(Patterns patterns) {
        Tally tally = Tally.of(patterns);
        Coefficient alpha = value(patterns);
        if (!(alpha instanceof Defined)) {
            return new Estimate(alpha, alpha, tally.units);
        }
        Distance distance = distances.apply(tally.totals);
        double ratings = tally.ratings;
        double perUnit = ratings / tally.units;
        double expected = distance.expected(tally.totals, tally.ratings) / (ratings * ratings);
        double[] toOthers = toOthers(tally, distance);
        double observed = 0;
        for (int i = 0; i < patterns.size(); i++) {
            observed += patterns.times(i) * observed(patterns.given(i), distance, perUnit) / tally.units;
        }
        double uncorrected = 1 - observed / expected;
        double smaller = observed * (1 - 1 / ratings);
        double squares = 0;
        for (int i = 0; i < patterns.size(); i++) {
            int[] given = patterns.given(i);
            if (given.length > 1) {
                double more = (given.length - perUnit) / perUnit;
                double byChance = -expected * more;
                for (int code : given) {
                    byChance += toOthers[code] / perUnit;
                }
                double seen = observed(given, distance, perUnit) - smaller * more;
                double deviation =
                        1 - seen / expected + 2 * (1 - uncorrected) * (byChance - expected) / expected - uncorrected;
                squares += patterns.times(i) * deviation * deviation;
            }
        }
        return StandardErrors.of(alpha, squares, tally.units);
    }

    private static double observed(int[] given, Distance distance, double perUnit) {
        return given.length > 1 ? within(given, distance) / (perUnit * (given.length - 1)) : 0;
    }

    /** Mean distance of each category to the ratings. */
    private static double[] toOthers(Tally tally, Distance distance) {
        double[] toOthers = new double[tally.totals.length];
        for (int i = 0; i < toOthers.length; i++) {
            for (int j = 0; j < toOthers.length; j++) {
                toOthers[i] += tally.totals[j] > 0 ? distance.squared(i, j) * tally.totals[j] / tally.ratings : 0;
            }
        }
        return toOthers;
    }

    /** Distances of all ordered pairs of one unit's ratings. */
    private static double within(int[] given, Distance distance) {
        double sum = 0;
        for (int i = 0; i < given.length; i++) {
            for (int j = 0; j < i; j++) {
                if (given[i] != given[j]) {
                    sum += 2 * distance.squared(given[i], given[j]);
                }
            }
        }
        return sum;
    }

    /** What the units with two or more ratings come to. */
    private record Tally(long[] totals, long ratings, long units) {

        static Tally of(Patterns patterns) {
            long[] totals = new long[patterns.categories()];
            long ratings = 0;
            for (int i = 0; i < patterns.size(); i++) {
                int[] given = patterns.given(i);
                if (given.length > 1) {
                    for (int code : given) {
                        totals[code] += patterns.times(i);
                    }
                    ratings += given.length * patterns.times(i);
                }
            }
            return new Tally(totals, ratings, patterns.pairedUnits());
        }
    }
}
