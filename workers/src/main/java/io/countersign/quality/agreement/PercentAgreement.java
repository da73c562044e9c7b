package io.countersign.quality.agreement;

import io.countersign.quality.Coefficient;
import io.countersign.quality.Undefined.Reason;

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
        double sum = 0;
        int units = 0;
        for (int unit = 0; unit < ratings.units(); unit++) {
            long given = 0;
            long agreeing = 0;
            for (int count : ratings.counts(unit)) {
                given += count;
                agreeing += (long) count * (count - 1);
            }
            if (given > 1) {
                sum += (double) agreeing / (given * (given - 1));
                units++;
            }
        }
        return Coefficient.ratio(sum, units, Reason.NO_PAIRS);
    }

    /**
     * Share, of the units that every rater rated, of those that all gave the same category.
     *
     * <p>In [0, 1]. A unit with a missing rating is left out as a whole, as R's {@code irr::agree} does.
     *
     * @return undefined for fewer than two raters, and where no unit is complete
     */
    public static Coefficient unanimous(Ratings ratings) {
        int same = 0;
        int complete = 0;
        int raters = ratings.raters().size();
        for (int unit = 0; raters > 1 && unit < ratings.units(); unit++) {
            int given = 0;
            int most = 0;
            for (int count : ratings.counts(unit)) {
                given += count;
                most = Math.max(most, count);
            }
            if (given == raters) {
                complete++;
                same += most == raters ? 1 : 0;
            }
        }
        return Coefficient.ratio(same, complete, Reason.NO_PAIRS);
    }
}
