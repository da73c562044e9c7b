package io.countersign.inspect;

import io.countersign.processes.SupplierDecision;
import io.countersign.quality.sampling.SamplingPlan;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One inspection of a lot by a sample.
 *
 * @param submission of the lot, from 1; the first one is the original inspection
 * @param plan its sample size is that of the sample
 * @param classes a plan for each class of defects, the gravest first; empty where they all count against {@code plan}
 * @param seed that the sample was drawn with, see {@link io.countersign.quality.sampling.SampleDraw}
 * @param found what counts against the plan's numbers: nonconforming items, or defects where the plan counts those; null until
 *     inspected
 * @param supplierDecision what the manufacturer decided after this rejection, where inspection of the supplier was discontinued
 */
public record Inspection(
        long id,
        long lotId,
        int submission,
        SamplingPlan plan,
        List<ClassPlan> classes,
        long seed,
        InspectionState state,
        @Nullable Integer found,
        Instant drawnAt,
        @Nullable Instant decidedAt,
        @Nullable SupplierDecision supplierDecision) {
    boolean isOriginal() {
        return submission == 1;
    }
}
