package io.countersign.quality.agreement;

import io.countersign.quality.Coefficient;
import io.countersign.quality.ConfidenceInterval;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The percentile interval of a coefficient (Efron and Tibshirani 1993, chapter 13): of the values on tables of as many units, drawn
 * from the units with replacement. Between two values it goes in a straight line.
 *
 * @param interval empty where no table drawn had a value
 * @param replicates how many tables were drawn
 * @param undefined on how many of them the coefficient was undefined; they are left out, which makes the interval too narrow where
 *     they are many
 */
public record BootstrapInterval(Optional<ConfidenceInterval> interval, int replicates, int undefined) {

    static BootstrapInterval of(Patterns patterns, Measure measure, BootstrapSettings settings) {
        SplittableRandom random = new SplittableRandom(settings.seed());
        double[] values = new double[settings.replicates()];
        int defined = 0;
        for (int i = 0; i < settings.replicates(); i++) {
            Coefficient value = measure.value(patterns.drawnAgain(random));
            if (value.isDefined()) {
                values[defined] = value.value().orElseThrow();
                defined++;
            }
        }
        double[] sorted = Arrays.copyOf(values, defined);
        Arrays.sort(sorted);
        double tail = (1 - settings.level()) / 2;
        Optional<ConfidenceInterval> interval = defined == 0
                ? Optional.empty()
                : Optional.of(
                        new ConfidenceInterval(quantile(sorted, tail), quantile(sorted, 1 - tail), settings.level()));
        return new BootstrapInterval(interval, settings.replicates(), settings.replicates() - defined);
    }

    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
