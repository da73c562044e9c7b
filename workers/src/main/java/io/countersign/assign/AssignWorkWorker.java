package io.countersign.assign;

import io.countersign.engine.Outcome;
import io.countersign.engine.Step;
import io.countersign.engine.StepWorker;
import io.countersign.processes.JobType;
import org.springframework.stereotype.Component;

/** Opens places in a package. */
@Component
class AssignWorkWorker implements StepWorker {
    private final AssignWork work;

    AssignWorkWorker(AssignWork work) {
        this.work = work;
    }

    @Override
    public String jobType() {
        return JobType.ASSIGN_WORK.id();
    }

    @Override
    public Outcome carryOut(Step step) {
        return work.assign(step, step.variables().id("packageId"));
    }
}
