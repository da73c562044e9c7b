package io.countersign.quality.agreement;

import io.countersign.quality.Coefficient;
import io.countersign.quality.Undefined.Reason;

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
        int a = ratings.column(first);
        int b = ratings.column(second);
        int categories = ratings.scale().size();
        long[][] table = new long[categories][categories];
        long units = 0;
        for (int unit = 0; unit < ratings.units(); unit++) {
            int one = ratings.code(unit, a);
            int other = ratings.code(unit, b);
            if (one != Ratings.MISSING && other != Ratings.MISSING) {
                table[one][other]++;
                units++;
            }
        }
        return units == 0 ? Coefficient.undefined(Reason.NO_PAIRS) : of(table, units, weights);
    }

    /** Kappa without weights. */
    public static Coefficient of(Ratings ratings, String first, String second) {
        return of(ratings, first, second, KappaWeights.UNWEIGHTED);
    }

    private static Coefficient of(long[][] table, long units, KappaWeights weights) {
        int categories = table.length;
        long[] rows = new long[categories];
        long[] columns = new long[categories];
        for (int i = 0; i < categories; i++) {
            for (int j = 0; j < categories; j++) {
                rows[i] += table[i][j];
                columns[j] += table[i][j];
            }
        }
        double observed = 0;
        double expected = 0;
        for (int i = 0; i < categories; i++) {
            for (int j = 0; j < categories; j++) {
                double disagreement = 1 - weights.weight(i, j, categories);
                observed += disagreement * table[i][j];
                expected += disagreement * rows[i] * columns[j] / units;
            }
        }
        return expected == 0 ? Coefficient.undefined(Reason.NO_VARIATION) : Coefficient.of(1 - observed / expected);
    }
}
