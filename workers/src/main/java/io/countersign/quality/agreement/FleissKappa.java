package io.countersign.quality.agreement;

import io.countersign.quality.Coefficient;
import io.countersign.quality.Undefined.Reason;
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
        int categories = ratings.scale().size();
        double[][] disagreement = new double[categories][categories];
        for (int i = 0; i < categories; i++) {
            for (int j = 0; j < categories; j++) {
                disagreement[i][j] = 1 - weights.weight(i, j, categories);
            }
        }
        double[] shares = new double[categories];
        double observed = 0;
        int rated = 0;
        int paired = 0;
        for (int unit = 0; unit < ratings.units(); unit++) {
            int[] counts = ratings.counts(unit);
            long given = 0;
            for (int count : counts) {
                given += count;
            }
            rated += given > 0 ? 1 : 0;
            for (int i = 0; given > 0 && i < categories; i++) {
                shares[i] += (double) counts[i] / given;
            }
            if (given > 1) {
                observed += between(counts, disagreement) / (given * (given - 1));
                paired++;
            }
        }
        if (paired == 0) {
            return Coefficient.undefined(Reason.NO_PAIRS);
        }
        double expected = 0;
        for (int i = 0; i < categories; i++) {
            for (int j = 0; j < categories; j++) {
                expected += disagreement[i][j] * shares[i] * shares[j];
            }
        }
        expected /= (double) rated * rated;
        return expected == 0
                ? Coefficient.undefined(Reason.NO_VARIATION)
                : Coefficient.of(1 - observed / paired / expected);
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

    private static double between(int[] counts, double[][] disagreement) {
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            for (int j = 0; counts[i] > 0 && j < counts.length; j++) {
                sum += disagreement[i][j] * counts[i] * counts[j];
            }
        }
        return sum;
    }
}
