package io.countersign.job;

import io.countersign.engine.Outcome;
import io.countersign.engine.Step;
import io.countersign.engine.StepWorker;
import io.countersign.processes.JobType;
import io.countersign.processes.LabelingJob;
import org.springframework.stereotype.Component;

/** {@code close-job}. */
@Component
class CloseJobWorker implements StepWorker {
    private final Closing closing;

    CloseJobWorker(Closing closing) {
        this.closing = closing;
    }

    @Override
    public String jobType() {
        return JobType.CLOSE_JOB.id();
    }

    @Override
    public Outcome carryOut(Step step) {
        closing.close(
                step.actor(),
                step.variables().id(LabelingJob.Variables.JOB_ID.id()),
                LabelingJob.Variables.CLOSE_REASON.in(step.variables().values()),
                null);
        return Outcome.completed();
    }
}
