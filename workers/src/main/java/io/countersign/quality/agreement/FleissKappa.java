package io.countersign.quality.agreement;

import io.countersign.quality.Coefficient;
import java.util.ArrayList;
import java.util.List;

/**
 * Fleiss' kappa: agreement of several raters beyond chance, where the raters of one unit need not be those of another.
 *
 * <p>With missing ratings it is Gwet's (2014) generalisation: observed agreement over the units with two or more ratings, shares of
 * the categories averaged over the units with any. On a complete table this is Fleiss (1971) exactly.
 */
public final class FleissKappa {

    private FleissKappa() {}

    /**
     * Kappa of all raters together, {@code 1 - observed / expected disagreement}.
     *
     * <p>At most 1, which it is where all agree on every unit; 0 at chance; negative below it, at least
     * {@code -1 / (raters - 1)} on a complete table without weights.
     *
     * @return undefined where no unit has two ratings, and where everything fell into one category (0/0)
     */
    public static Coefficient of(Ratings ratings, KappaWeights weights) {
        return ChanceCorrected.of(new PooledShares(), weights, ratings.scale().size())
                .value(Patterns.of(ratings));
    }

    /** Kappa without weights. */
    public static Coefficient of(Ratings ratings) {
        return of(ratings, KappaWeights.UNWEIGHTED);
    }

    /**
     * Kappa of each category against all others, in the order of the scale (Fleiss 1971).
     *
     * @return a category that nobody used, or that everybody always used, has an undefined one
     */
    public static List<Coefficient> perCategory(Ratings ratings) {
        List<Coefficient> kappas = new ArrayList<>();
        for (int category = 0; category < ratings.scale().size(); category++) {
            kappas.add(of(ratings.against(category)));
        }
        return List.copyOf(kappas);
    }
}
