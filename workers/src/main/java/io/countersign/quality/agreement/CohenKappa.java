package io.countersign.quality.agreement;

import io.countersign.quality.Coefficient;
import java.util.List;

/** Cohen's kappa: agreement of two raters beyond what their own habits would bring by chance. */
public final class CohenKappa {

    private CohenKappa() {}

    /**
     * Kappa of two raters, {@code 1 - observed / expected disagreement}, over the units that both rated.
     *
     * <p>At most 1, which it is where they agree on every unit; 0 at chance; negative below it, at least -1 without weights.
     * Source: Cohen 1960, with weights Cohen 1968.
     *
     * @param first name of a rater
     * @param second name of another
     * @return undefined where no unit is rated by both, and where both gave everything one category (0/0)
     */
    public static Coefficient of(Ratings ratings, String first, String second, KappaWeights weights) {
        return ChanceCorrected.of(new OwnShares(), weights, ratings.scale().size())
                .value(Patterns.of(ratings.only(List.of(first, second))).complete());
    }

    /** Kappa without weights. */
    public static Coefficient of(Ratings ratings, String first, String second) {
        return of(ratings, first, second, KappaWeights.UNWEIGHTED);
    }
}
