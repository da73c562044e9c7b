package io.countersign.quality;

import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A figure estimated from units that stand for more of their kind, with its standard error.
 *
 * @param coefficient the figure
 * @param standardError at least 0, in the unit of the figure; undefined where the figure is, for fewer than two units, and where no
 *     formula is known for it
 * @param units how many units it was estimated from
 */
public record Estimate(Coefficient coefficient, Coefficient standardError, long units) {

    /** A figure without a standard error. */
    public static Estimate without(Coefficient coefficient, Undefined.Reason reason, long units) {
        return new Estimate(coefficient, Coefficient.undefined(reason), units);
    }

    /**
     * The interval that Student's t with {@code units - 1} degrees of freedom gives, cut off at {@code most}.
     *
     * @param level probability in (0, 1), such as 0.95
     * @param most greatest value that the figure can have; the lower end is not cut off
     * @return empty where the standard error is undefined
     */
    public Optional<ConfidenceInterval> interval(double level, double most) {
        ConfidenceInterval.requireLevel(level);
        if (coefficient instanceof Defined figure && standardError instanceof Defined error) {
            double t = TDistribution.of(units - 1.0).inverseCumulativeProbability(0.5 + level / 2);
            double half = t * error.figure();
            return Optional.of(new ConfidenceInterval(
                    figure.figure() - half, Math.max(figure.figure(), Math.min(most, figure.figure() + half)), level));
        }
        return Optional.empty();
    }
}
