package io.countersign.consolidate;

import io.countersign.engine.Outcome;
import io.countersign.engine.Step;
import io.countersign.engine.StepWorker;
import io.countersign.processes.JobType;
import io.countersign.processes.Variable;
import io.countersign.processes.WorkPackage.Variables;
import org.springframework.stereotype.Component;

@Component
class ConsolidateLabelsWorker implements StepWorker {
    private final Consolidation consolidation;

    ConsolidateLabelsWorker(Consolidation consolidation) {
        this.consolidation = consolidation;
    }

    @Override
    public String jobType() {
        return JobType.CONSOLIDATE_LABELS.id();
    }

    @Override
    public Outcome carryOut(Step step) {
        long packageId = step.variables().id(Variables.PACKAGE_ID.id());
        int consolidated = consolidation.consolidate(step.actor(), packageId);
        return Outcome.completed(Variable.map(Variables.ITEMS_CONSOLIDATED.is(consolidated)));
    }
}
