package io.countersign.quality.agreement;

import io.countersign.quality.Coefficient;
import io.countersign.quality.Defined;
import io.countersign.quality.Estimate;
import io.countersign.quality.Undefined.Reason;
import io.countersign.quality.agreement.ChanceModel.Expected;

/**
 * {@code 1 - observed / expected disagreement}, observed over the units with two or more ratings.
 *
 * <p>The standard error is that of Gwet (2014, chapter 6): the coefficient is linearised, so that each unit has a value of its own
 * whose mean it is. It treats the units as a sample and the raters as given.
 */
record ChanceCorrected(ChanceModel chance, double[][] disagreement) implements Measure {

    static ChanceCorrected of(ChanceModel chance, KappaWeights weights, int categories) {
        double[][] disagreement = new double[categories][categories];
        for (int i = 0; i < categories; i++) {
            for (int j = 0; j < categories; j++) {
                disagreement[i][j] = 1 - weights.weight(i, j, categories);
            }
        }
        return new ChanceCorrected(chance, disagreement);
    }

    @Override
    public Coefficient value(Patterns patterns) {
        return value(patterns, chance.of(patterns, disagreement));
    }

    @Override
    public Estimate estimate(Patterns patterns) {
        Expected expected = chance.of(patterns, disagreement);
        Coefficient value = value(patterns, expected);
        long units = patterns.units();
        if (!(value instanceof Defined kappa)) {
            return new Estimate(value, value, units);
        }
        double perPair = (double) units / patterns.pairedUnits();
        double mean = expected.mean();
        double squares = 0;
        for (int i = 0; i < patterns.size(); i++) {
            double observed = patterns.given(i).length > 1 ? perPair * (1 - within(patterns.given(i)) / mean) : 0;
            double byChance = 2 * (1 - kappa.figure()) * (expected.ofPattern()[i] - mean) / mean;
            double deviation = observed + byChance - kappa.figure();
            squares += patterns.times(i) * deviation * deviation;
        }
        return StandardErrors.of(value, squares, units);
    }

    private Coefficient value(Patterns patterns, Expected expected) {
        long paired = patterns.pairedUnits();
        if (paired == 0) {
            return Coefficient.undefined(Reason.NO_PAIRS);
        }
        if (expected.mean() == 0) {
            return Coefficient.undefined(Reason.NO_VARIATION);
        }
        double observed = 0;
        for (int i = 0; i < patterns.size(); i++) {
            if (patterns.given(i).length > 1) {
                observed += patterns.times(i) * within(patterns.given(i));
            }
        }
        return Coefficient.of(1 - observed / paired / expected.mean());
    }

    /** Mean disagreement of the pairs of one unit's ratings. */
    private double within(int[] given) {
        double sum = 0;
        for (int i = 0; i < given.length; i++) {
            for (int j = 0; j < i; j++) {
                sum += disagreement[given[i]][given[j]];
            }
        }
        return 2 * sum / ((double) given.length * (given.length - 1));
    }
}
