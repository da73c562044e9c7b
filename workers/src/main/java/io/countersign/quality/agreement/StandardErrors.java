package io.countersign.quality.agreement;

import io.countersign.quality.Coefficient;
import io.countersign.quality.Estimate;
import io.countersign.quality.Undefined.Reason;

/** Standard errors from the deviations of single units. */
final class StandardErrors {

    private StandardErrors() {}

    /**
     * The error of a mean.
     *
     * @param squares sum of the squared deviations of the units from it
     */
    static Estimate of(Coefficient mean, double squares, long units) {
        return units < 2
                ? Estimate.without(mean, Reason.TOO_FEW, units)
                : new Estimate(mean, Coefficient.of(Math.sqrt(squares / units / (units - 1))), units);
    }
}
