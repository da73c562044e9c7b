package io.countersign.quality.agreement;

import io.countersign.quality.Coefficient;
import io.countersign.quality.Defined;
import io.countersign.quality.Estimate;
import io.countersign.quality.Undefined.Reason;
import java.util.Arrays;

/** Share, of the units that every rater rated, of those where all ratings lie within a tolerance. */
record UnanimityMeasure(double[] values, double tolerance) implements Measure {

    @Override
    public Coefficient value(Patterns patterns) {
        Patterns complete = patterns.complete();
        long same = 0;
        for (int i = 0; i < complete.size(); i++) {
            int[] given = complete.given(i);
            double most =
                    Arrays.stream(given).mapToDouble(code -> values[code]).max().orElseThrow();
            double least =
                    Arrays.stream(given).mapToDouble(code -> values[code]).min().orElseThrow();
            same += most - least <= tolerance ? complete.times(i) : 0;
        }
        return patterns.raters() < 2
                ? Coefficient.undefined(Reason.NO_PAIRS)
                : Coefficient.ratio(same, complete.units(), Reason.NO_PAIRS);
    }

    @Override
    public Estimate estimate(Patterns patterns) {
        long units = patterns.complete().units();
        Coefficient value = value(patterns);
        return value instanceof Defined share
                ? StandardErrors.of(value, units * share.figure() * (1 - share.figure()), units)
                : new Estimate(value, value, units);
    }
}
