package io.countersign.quality.agreement;

import io.countersign.quality.Coefficient;
import io.countersign.quality.Estimate;
import io.countersign.quality.Undefined.Reason;

/** The mean of the kappas of all pairs of raters, each over the units that both rated (Light 1971). */
record LightMeasure(KappaWeights weights) implements Measure {

    @Override
    public Coefficient value(Patterns patterns) {
        ChanceCorrected kappa = ChanceCorrected.of(new OwnShares(), weights, patterns.categories());
        double sum = 0;
        int pairs = 0;
        for (int i = 0; i < patterns.raters(); i++) {
            for (int j = 0; j < i; j++) {
                Coefficient pair = kappa.value(patterns.pair(j, i));
                if (!pair.isDefined()) {
                    return pair;
                }
                sum += pair.value().orElseThrow();
                pairs++;
            }
        }
        return Coefficient.ratio(sum, pairs, Reason.NO_PAIRS);
    }

    @Override
    public Estimate estimate(Patterns patterns) {
        return Estimate.without(value(patterns), Reason.NO_FORMULA, patterns.units());
    }
}
