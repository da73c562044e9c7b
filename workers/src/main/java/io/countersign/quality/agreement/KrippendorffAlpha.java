package io.countersign.quality.agreement;

import io.countersign.quality.Coefficient;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Krippendorff's alpha: agreement of any number of raters beyond chance, with missing ratings, at any level of measurement.
 *
 * <p>{@code 1 - observed / expected disagreement} over the ratings of units with two or more of them. At most 1, which it is where
 * all agree on every unit; 0 at chance; negative below it. Source: Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011.
 * The ordinal distance is that of the paper: squared ranks between the categories as they were used, not Gwet's ordinal weights.
 */
public final class KrippendorffAlpha {

    private KrippendorffAlpha() {}

    /**
     * Alpha of categories.
     *
     * @param level at interval and ratio level every category of the scale must be a number
     * @return undefined where no unit has two ratings, and where all of them are of one category (0/0)
     */
    public static Coefficient of(Ratings ratings, Level level) {
        return measure(ratings.scale(), level).value(Patterns.of(ratings));
    }

    /**
     * Alpha of categories whose distance is what their weights lack of agreement.
     *
     * @return undefined where no unit has two ratings, and where all of them are of one category (0/0)
     */
    public static Coefficient of(Ratings ratings, KappaWeights weights) {
        return measure(ratings.scale().size(), weights).value(Patterns.of(ratings));
    }

    static AlphaMeasure measure(List<String> scale, Level level) {
        double[] values = level == Level.INTERVAL || level == Level.RATIO
                ? numbers(scale)
                : DoubleStream.iterate(0, v -> v + 1).limit(scale.size()).toArray();
        return new AlphaMeasure(totals -> Distance.of(level, values, totals));
    }

    static AlphaMeasure measure(int categories, KappaWeights weights) {
        return new AlphaMeasure(totals -> Distance.of(weights, categories));
    }

    /**
     * Alpha of measurements. At ratio level the time grows with the square of the number of different values.
     *
     * @param measurements {@code measurements[unit][rater]}, NaN where there is none
     * @return undefined where no unit has two measurements, and where all of them are equal (0/0)
     */
    public static Coefficient of(double[][] measurements, Level level) {
        double[] values = different(measurements);
        int[][] codes = new int[measurements.length][];
        for (int unit = 0; unit < codes.length; unit++) {
            double[] row = measurements[unit];
            codes[unit] = new int[row.length];
            for (int rater = 0; rater < row.length; rater++) {
                codes[unit][rater] =
                        Double.isNaN(row[rater]) ? Ratings.MISSING : Arrays.binarySearch(values, row[rater] + 0.0);
            }
        }
        int raters = codes.length == 0 ? 0 : codes[0].length;
        return new AlphaMeasure(totals -> Distance.of(level, values, totals))
                .value(Patterns.of(codes, raters, values.length));
    }

    /** The values that occur, ascending, each once; -0.0 and 0.0 are one value. */
    private static double[] different(double[][] measurements) {
        int given = 0;
        for (double[] unit : measurements) {
            given += unit.length;
        }
        double[] sorted = new double[given];
        given = 0;
        for (double[] unit : measurements) {
            for (double value : unit) {
                if (!Double.isNaN(value)) {
                    sorted[given] = value + 0.0;
                    given++;
                }
            }
        }
        Arrays.sort(sorted, 0, given);
        int count = 0;
        for (int i = 0; i < given; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[count] = sorted[i];
                count++;
            }
        }
        return Arrays.copyOf(sorted, count);
    }

    /** The number that each category stands for. */
    static double[] numbers(List<String> scale) {
        return scale.stream()
                .mapToDouble(category -> {
                    try {
                        return Double.parseDouble(category);
                    } catch (NumberFormatException e) {
                        throw new IllegalArgumentException("category " + category + " of the scale is no number", e);
                    }
                })
                .toArray();
    }
}
