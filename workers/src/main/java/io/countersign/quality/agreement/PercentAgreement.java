package io.countersign.quality.agreement;

import io.countersign.quality.Coefficient;
import java.util.List;
import java.util.stream.IntStream;

/** Raw agreement, which chance alone can bring far above 0: to be read beside a chance-corrected coefficient. */
public final class PercentAgreement {

    private PercentAgreement() {}

    /**
     * Mean, over the units with two or more ratings, of the share of pairs of raters that agree.
     *
     * <p>In [0, 1]: 1 where all pairs agree, 0 where none does. Missing ratings leave out their pairs only. It is the observed
     * agreement of Fleiss (1971), carried over to missing ratings as Gwet (2014) does.
     *
     * @return undefined where no unit has two ratings
     */
    public static Coefficient pairwise(Ratings ratings) {
        return pairwise(ratings, KappaWeights.UNWEIGHTED);
    }

    /** The same where two categories may agree in part. */
    public static Coefficient pairwise(Ratings ratings, KappaWeights weights) {
        return ChanceCorrected.of(new NoChance(), weights, ratings.scale().size())
                .value(Patterns.of(ratings));
    }

    /**
     * Share, of the units that every rater rated, of those that all gave the same category.
     *
     * <p>In [0, 1]. A unit with a missing rating is left out as a whole, as R's {@code irr::agree} does.
     *
     * @return undefined for fewer than two raters, and where no unit is complete
     */
    public static Coefficient unanimous(Ratings ratings) {
        return unanimity(ratings.scale()).value(Patterns.of(ratings));
    }

    /**
     * Share, of the units that every rater rated, of those whose ratings differ by no more than a tolerance.
     *
     * @param ratings every category of the scale must be a number
     * @param tolerance greatest difference of two ratings of a unit, inclusive, in the unit of the scale, at least 0
     * @return in [0, 1]; undefined for fewer than two raters, and where no unit is complete
     */
    public static Coefficient unanimousWithin(Ratings ratings, double tolerance) {
        return new UnanimityMeasure(KrippendorffAlpha.numbers(ratings.scale()), tolerance).value(Patterns.of(ratings));
    }

    static UnanimityMeasure unanimity(List<String> scale) {
        return new UnanimityMeasure(
                IntStream.range(0, scale.size()).asDoubleStream().toArray(), 0);
    }
}
