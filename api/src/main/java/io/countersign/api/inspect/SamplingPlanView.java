package io.countersign.api.inspect;

import io.countersign.quality.sampling.Arrow;
import io.countersign.quality.sampling.InspectionLevel;
import io.countersign.quality.sampling.SamplingPlan;
import io.countersign.quality.sampling.SamplingPlans;
import io.countersign.quality.sampling.Severity;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What would be inspected of a lot, and what that says. */
record SamplingPlanView(
        int lotSize,
        String level,
        String aql,
        @Schema(description = "Normal, tightened, reduced") List<PlanBySeverity> plans,

        @Schema(description = "Of the normal plan, by growing share of nonconforming items")
        List<AcceptancePoint> curve) {

    private static final int STEPS = 48;
    private static final double NEVER = 0.02;
    private static final double[] ENDS = {0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 1};

    /** @param letter of the plan, to which an arrow of the table may have led from the lot's own, {@code lotLetter} */
    record PlanBySeverity(
            Severity severity,
            String lotLetter,
            String letter,
            Arrow arrow,
            int sampleSize,
            int acceptance,
            int rejection,
            boolean wholeLot) {
        static PlanBySeverity of(SamplingPlan plan) {
            return new PlanBySeverity(
                    plan.severity(),
                    plan.lotLetter(),
                    plan.letter(),
                    plan.arrow(),
                    plan.sampleSize(),
                    plan.acceptance(),
                    plan.rejection(),
                    plan.wholeLot());
        }
    }

    /**
     * @param quality nonconforming share of the items, 0 to 1
     * @param accepted probability that such a lot is accepted
     */
    record AcceptancePoint(double quality, double accepted) {}

    static SamplingPlanView of(SamplingPlans tables, int lotSize, InspectionLevel level, BigDecimal aql) {
        List<SamplingPlan> plans = Arrays.stream(Severity.values())
                .map(severity -> tables.plan(lotSize, level, aql, severity))
                .toList();
        SamplingPlan normal = plans.get(0);
        double end = Arrays.stream(ENDS)
                .filter(quality -> normal.acceptanceProbability(quality) <= NEVER)
                .findFirst()
                .orElse(1);
        return new SamplingPlanView(
                lotSize,
                level.label(),
                aql.toPlainString(),
                plans.stream().map(PlanBySeverity::of).toList(),
                IntStream.rangeClosed(0, STEPS)
                        .mapToDouble(step -> end * step / STEPS)
                        .mapToObj(quality -> new AcceptancePoint(quality, normal.acceptanceProbability(quality)))
                        .toList());
    }
}
