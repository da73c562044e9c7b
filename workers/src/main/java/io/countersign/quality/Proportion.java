package io.countersign.quality;

import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How many of a number of like things have a property, such as right answers among answers.
 *
 * @param hits from 0 to {@code of}
 * @param of how many things there are, at least 0
 */
public record Proportion(long hits, long of) {

    public Proportion {
        if (hits < 0 || hits > of) {
            throw new IllegalArgumentException(hits + " of " + of);
        }
    }

    /** The share, in [0, 1]; undefined of nothing. */
    public Coefficient share() {
        return Coefficient.ratio(hits, of, Undefined.Reason.NO_DATA);
    }

    /**
     * Wilson's score interval (Wilson 1927, Journal of the American Statistical Association 22, 209-212), without correction for
     * continuity: within [0, 1] always, and of some width where all or none have the property.
     *
     * @param level probability in (0, 1), such as 0.95
     * @return empty of nothing
     */
    public Optional<ConfidenceInterval> interval(double level) {
        ConfidenceInterval.requireLevel(level);
        if (of == 0) {
            return Optional.empty();
        }
        double z = NormalDistribution.of(0, 1).inverseCumulativeProbability(0.5 + level / 2);
        double share = (double) hits / of;
        double widened = 1 + z * z / of;
        double middle = (share + z * z / (2 * of)) / widened;
        double half = z * Math.sqrt(share * (1 - share) / of + z * z / (4.0 * of * of)) / widened;
        return Optional.of(new ConfidenceInterval(
                hits == 0 ? 0 : Math.max(0, middle - half), hits == of ? 1 : Math.min(1, middle + half), level));
    }
}
