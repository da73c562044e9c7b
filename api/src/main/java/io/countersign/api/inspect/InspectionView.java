package io.countersign.api.inspect;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.countersign.inspect.ClassPlan;
import io.countersign.inspect.DefectClass;
import io.countersign.inspect.Inspection;
import io.countersign.inspect.InspectionState;
import io.countersign.processes.SupplierDecision;
import io.countersign.quality.sampling.SamplingPlan;
import io.countersign.quality.sampling.Severity;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One inspection of a lot, as the API shows it. */
record InspectionView(
        String id,
        int submission,
        InspectionState state,
        Plan plan,

        @Schema(description = "Of each class of defects, the gravest first; empty where all count against one plan")
        List<OfDefectClass> classes,

        @Schema(description = "What the sample was drawn with; whoever knows it can draw the sample again")
        String seed,

        @Schema(description = "Nonconforming items, or defects where the plan counts those") @Nullable Integer found,

        Instant drawnAt,
        @Nullable Instant decidedAt,
        @Nullable SupplierDecision supplierDecision) {

    /** Single sampling plan of MIL-STD-105E. */
    record Plan(
            String level,
            String aql,
            Severity severity,
            String letter,
            int lotSize,
            int sampleSize,
            int acceptance,
            int rejection) {}

    /** @param found nonconforming items of the class, or its defects where the plan counts those; null until inspected */
    record OfDefectClass(
            @JsonProperty("class") DefectClass defectClass,
            String aql,
            int sampleSize,
            int acceptance,
            int rejection,
            @Nullable Integer found) {
        static OfDefectClass of(ClassPlan one) {
            return new OfDefectClass(
                    one.defectClass(),
                    one.plan().aql().toPlainString(),
                    one.plan().sampleSize(),
                    one.plan().acceptance(),
                    one.plan().rejection(),
                    one.found());
        }
    }

    static InspectionView of(Inspection inspection) {
        SamplingPlan plan = inspection.plan();
        return new InspectionView(
                String.valueOf(inspection.id()),
                inspection.submission(),
                inspection.state(),
                new Plan(
                        plan.level().label(),
                        plan.aql().toPlainString(),
                        plan.severity(),
                        plan.letter(),
                        plan.lotSize(),
                        plan.sampleSize(),
                        plan.acceptance(),
                        plan.rejection()),
                inspection.classes().stream().map(OfDefectClass::of).toList(),
                String.valueOf(inspection.seed()),
                inspection.found(),
                inspection.drawnAt(),
                inspection.decidedAt(),
                inspection.supplierDecision());
    }
}
