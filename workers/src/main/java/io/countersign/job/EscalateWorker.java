package io.countersign.job;

import io.countersign.engine.Outcome;
import io.countersign.engine.Step;
import io.countersign.engine.StepWorker;
import io.countersign.processes.JobType;
import io.countersign.processes.LabelingJob;
import org.springframework.stereotype.Component;

/** {@code escalate}. */
@Component
class EscalateWorker implements StepWorker {
    private final Escalation escalation;

    EscalateWorker(Escalation escalation) {
        this.escalation = escalation;
    }

    @Override
    public String jobType() {
        return JobType.ESCALATE.id();
    }

    @Override
    public Outcome carryOut(Step step) {
        escalation.escalate(step.actor(), step.variables().id(LabelingJob.Variables.JOB_ID.id()));
        return Outcome.completed();
    }
}
