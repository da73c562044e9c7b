package io.countersign.quality.sampling;

import java.util.Comparator;
import java.util.List;

/**
 * What came of inspecting a lot.
 *
 * @param plan the plan that the lot was inspected by
 * @param found nonconforming items in the sample, or nonconformities where the plan counts those
 * @param original whether this was the lot's first inspection; a resubmitted lot does not count towards switching
 */
public record LotResult(SamplingPlan plan, int found, boolean original) {

    /**
     * Of a lot that was inspected by several plans at once, one for each class of defects, the result that counts in the switching rules:
     * the worst, and of equally good ones that which adds least to the switching score.
     *
     * @param results at least one
     */
    public static LotResult governing(List<LotResult> results, SamplingPlans plans) {
        return results.stream()
                .max(Comparator.comparing(LotResult::decision)
                        .thenComparing(
                                Comparator.comparingInt((LotResult result) -> SwitchingScore.after(0, result, plans))
                                        .reversed()))
                .orElseThrow();
    }

    /** What the plan says about the lot. */
    public LotDecision decision() {
        return plan.judge(found);
    }
}
