package io.countersign.assign;

import io.countersign.engine.Outcome;
import io.countersign.engine.Step;
import io.countersign.engine.StepWorker;
import io.countersign.processes.JobType;
import org.springframework.stereotype.Component;

/** The time of a user task of any process is over. */
@Component
class ReassignWorkWorker implements StepWorker {
    private final ReassignWork work;

    ReassignWorkWorker(ReassignWork work) {
        this.work = work;
    }

    @Override
    public String jobType() {
        return JobType.REASSIGN_WORK.id();
    }

    @Override
    public Outcome carryOut(Step step) {
        return work.reassign(step);
    }
}
