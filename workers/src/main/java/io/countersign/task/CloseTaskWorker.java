package io.countersign.task;

import io.countersign.engine.Outcome;
import io.countersign.engine.Step;
import io.countersign.engine.StepWorker;
import io.countersign.processes.JobType;
import org.springframework.stereotype.Component;

/** The listener of user tasks that the process takes back. */
@Component
class CloseTaskWorker implements StepWorker {
    private final CloseTask tasks;

    CloseTaskWorker(CloseTask tasks) {
        this.tasks = tasks;
    }

    @Override
    public String jobType() {
        return JobType.CLOSE_TASK.id();
    }

    @Override
    public Outcome carryOut(Step step) {
        tasks.close(step);
        return Outcome.completed();
    }
}
