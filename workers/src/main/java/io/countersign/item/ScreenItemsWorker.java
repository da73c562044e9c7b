package io.countersign.item;

import io.countersign.engine.Outcome;
import io.countersign.engine.Step;
import io.countersign.engine.StepWorker;
import io.countersign.job.Jobs;
import io.countersign.processes.ErrorCode;
import io.countersign.processes.JobType;
import io.countersign.processes.LabelingJob;
import java.util.Map;
import org.springframework.stereotype.Component;

/** {@code screen-items}. */
@Component
class ScreenItemsWorker implements StepWorker {
    private final Screening screening;
    private final Jobs jobs;

    ScreenItemsWorker(Screening screening, Jobs jobs) {
        this.screening = screening;
        this.jobs = jobs;
    }

    @Override
    public String jobType() {
        return JobType.SCREEN_ITEMS.id();
    }

    @Override
    public Outcome carryOut(Step step) {
        long jobId = step.variables().id(LabelingJob.Variables.JOB_ID.id());
        jobs.runsIn(jobId, step.processInstanceKey());
        Screening.Screened screened = screening.screen(step.actor(), jobId);
        if (screened.usable() == 0) {
            return Outcome.rejected(
                    ErrorCode.NO_USABLE_ITEMS.id(), "All " + screened.excluded() + " items were screened out.");
        }
        return Outcome.completed(Map.of(
                LabelingJob.Variables.ITEMS_USABLE.id(), screened.usable(),
                LabelingJob.Variables.ITEMS_EXCLUDED.id(), screened.excluded()));
    }
}
