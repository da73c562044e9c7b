package io.countersign.task;

import io.countersign.engine.Outcome;
import io.countersign.engine.Step;
import io.countersign.engine.StepWorker;
import io.countersign.processes.JobType;
import org.springframework.stereotype.Component;

/** The listener of user tasks that come into being. */
@Component
class OpenTaskWorker implements StepWorker {
    private final OpenTask tasks;

    OpenTaskWorker(OpenTask tasks) {
        this.tasks = tasks;
    }

    @Override
    public String jobType() {
        return JobType.OPEN_TASK.id();
    }

    @Override
    public Outcome carryOut(Step step) {
        tasks.open(step);
        return Outcome.completed();
    }
}
