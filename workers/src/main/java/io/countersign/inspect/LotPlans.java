package io.countersign.inspect;

import io.countersign.job.Policy;
import io.countersign.quality.sampling.InspectionLevel;
import io.countersign.quality.sampling.SamplingPlan;
import io.countersign.quality.sampling.SamplingPlans;
import io.countersign.quality.sampling.Severity;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a lot is inspected.
 *
 * @param plan its sample size is that of the sample
 * @param classes a plan for each class of defects, the gravest first; empty where they all count against one plan
 */
record LotPlans(SamplingPlan plan, List<ClassPlan> classes) {

    static LotPlans of(Policy.Inspection policy, int lotSize, Severity severity) {
        Policy.DefectLimits limits = policy.classes();
        if (limits == null) {
            return new LotPlans(plan(policy, policy.aql(), policy.zeroAcceptance(), lotSize, severity), List.of());
        }
        List<ClassPlan> classes = Stream.of(DefectClass.values())
                .map(one -> {
                    Policy.DefectLimit limit = limit(limits, one);
                    return new ClassPlan(
                            one, plan(policy, limit.aql(), limit.zeroAcceptance(), lotSize, severity), null);
                })
                .toList();
        SamplingPlan largest = classes.stream()
                .map(ClassPlan::plan)
                .max(Comparator.comparingInt(SamplingPlan::sampleSize))
                .orElseThrow();
        return new LotPlans(largest, classes);
    }

    private static Policy.DefectLimit limit(Policy.DefectLimits limits, DefectClass defectClass) {
        return switch (defectClass) {
            case CRITICAL -> limits.critical();
            case MAJOR -> limits.major();
            case MINOR -> limits.minor();
        };
    }

    private static SamplingPlan plan(
            Policy.Inspection policy, String aql, boolean zeroAcceptance, int lotSize, Severity severity) {
        SamplingPlan plan = SamplingPlans.mil105e()
                .plan(lotSize, InspectionLevel.of(policy.level()), new BigDecimal(aql), severity);
        return zeroAcceptance ? plan.zeroAcceptance() : plan;
    }
}
