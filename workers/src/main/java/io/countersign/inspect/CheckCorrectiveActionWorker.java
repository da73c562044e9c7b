package io.countersign.inspect;

import io.countersign.engine.Outcome;
import io.countersign.engine.Step;
import io.countersign.engine.StepWorker;
import io.countersign.job.Jobs;
import io.countersign.processes.InspectionLot;
import io.countersign.processes.JobType;
import io.countersign.processes.Variable;
import org.springframework.stereotype.Component;

/** {@code check-corrective-action}. */
@Component
class CheckCorrectiveActionWorker implements StepWorker {
    private final CorrectiveActions actions;
    private final Lots lots;
    private final Jobs jobs;

    CheckCorrectiveActionWorker(CorrectiveActions actions, Lots lots, Jobs jobs) {
        this.actions = actions;
        this.lots = lots;
        this.jobs = jobs;
    }

    @Override
    public String jobType() {
        return JobType.CHECK_CORRECTIVE_ACTION.id();
    }

    @Override
    public Outcome carryOut(Step step) {
        long lotId = step.variables().id(InspectionLot.Variables.LOT_ID.id());
        boolean waits =
                actions.mustWait(step.actor(), lotId, jobs.get(lots.get(lotId).jobId()), step.processInstanceKey());
        return Outcome.completed(Variable.map(InspectionLot.Variables.CORRECTIVE_ACTION_OPEN.is(waits)));
    }
}
