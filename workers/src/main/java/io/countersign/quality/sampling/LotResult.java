package io.countersign.quality.sampling;

/**
 * What came of inspecting a lot.
 *
 * @param plan the plan that the lot was inspected by
 * @param found nonconforming items in the sample, or nonconformities where the plan counts those
 * @param original whether this was the lot's first inspection; a resubmitted lot does not count towards switching
 */
public record LotResult(SamplingPlan plan, int found, boolean original) {

    /** What the plan says about the lot. */
    public LotDecision decision() {
        return plan.judge(found);
    }
}
