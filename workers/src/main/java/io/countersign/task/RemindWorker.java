package io.countersign.task;

import io.countersign.engine.Outcome;
import io.countersign.engine.Step;
import io.countersign.engine.StepWorker;
import io.countersign.processes.JobType;
import org.springframework.stereotype.Component;

/** A user task of any process is due. */
@Component
class RemindWorker implements StepWorker {
    private final Reminders reminders;

    RemindWorker(Reminders reminders) {
        this.reminders = reminders;
    }

    @Override
    public String jobType() {
        return JobType.REMIND.id();
    }

    @Override
    public Outcome carryOut(Step step) {
        reminders.remind(step);
        return Outcome.completed();
    }
}
