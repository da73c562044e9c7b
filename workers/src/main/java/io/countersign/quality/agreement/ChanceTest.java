package io.countersign.quality.agreement;

import io.countersign.quality.Coefficient;
import io.countersign.quality.Defined;
import io.countersign.quality.Undefined.Reason;
import java.util.List;

/**
 * How many standard errors a kappa is from 0 if the raters rated by chance: normally distributed for many units. It tests whether
 * there is any agreement at all, and says nothing on whether there is enough.
 */
public final class ChanceTest {

    private ChanceTest() {}

    /**
     * Of Cohen's kappa, over the units that both rated (Fleiss, Cohen and Everitt 1969).
     *
     * @return without an end either way; undefined where kappa is, and where the error by chance is 0
     */
    public static Coefficient cohen(Ratings ratings, String first, String second, KappaWeights weights) {
        Coefficient kappa = CohenKappa.of(ratings, first, second, weights);
        if (!(kappa instanceof Defined figure)) {
            return kappa;
        }
        Patterns pairs = Patterns.of(ratings.only(List.of(first, second))).complete();
        int categories = ratings.scale().size();
        long units = pairs.units();
        double[][] shares = new double[2][categories];
        for (int i = 0; i < pairs.size(); i++) {
            for (int rater = 0; rater < 2; rater++) {
                shares[rater][pairs.row(i)[rater]] += (double) pairs.times(i) / units;
            }
        }
        double[][] mean = new double[2][categories];
        double chance = 0;
        for (int i = 0; i < categories; i++) {
            for (int j = 0; j < categories; j++) {
                double weight = weights.weight(i, j, categories);
                mean[0][i] += weight * shares[1][j];
                mean[1][j] += weight * shares[0][i];
                chance += weight * shares[0][i] * shares[1][j];
            }
        }
        double squares = 0;
        for (int i = 0; i < categories; i++) {
            for (int j = 0; j < categories; j++) {
                double deviation = weights.weight(i, j, categories) - mean[0][i] - mean[1][j];
                squares += shares[0][i] * shares[1][j] * deviation * deviation;
            }
        }
        double variance = (squares - chance * chance) / units / (1 - chance) / (1 - chance);
        return Coefficient.ratio(figure.figure(), Math.sqrt(Math.max(0, variance)), Reason.NO_VARIATION);
    }

    /**
     * Of Fleiss' kappa (Fleiss, Nee and Landis 1979).
     *
     * @return without an end either way; undefined where kappa is
     * @throws IllegalArgumentException if a rating is missing
     */
    public static Coefficient fleiss(Ratings ratings) {
        Patterns patterns = Patterns.of(ratings);
        if (patterns.complete().units() != ratings.units()) {
            throw new IllegalArgumentException("Fleiss' test is of tables without a missing rating");
        }
        Coefficient kappa = FleissKappa.of(ratings);
        if (!(kappa instanceof Defined figure)) {
            return kappa;
        }
        double both = 0;
        double skew = 0;
        for (double share : PooledShares.shares(patterns)) {
            both += share * (1 - share);
            skew += share * (1 - share) * (1 - 2 * share);
        }
        double pairs = (double) ratings.units()
                * ratings.raters().size()
                * (ratings.raters().size() - 1);
        double variance = 2 * (both * both - skew) / (both * both * pairs);
        return Coefficient.of(figure.figure() / Math.sqrt(variance));
    }
}
