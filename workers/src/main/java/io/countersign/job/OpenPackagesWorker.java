package io.countersign.job;

import io.countersign.engine.Outcome;
import io.countersign.engine.Step;
import io.countersign.engine.StepWorker;
import io.countersign.processes.JobType;
import io.countersign.processes.LabelingJob;
import org.springframework.stereotype.Component;

/** {@code open-packages}: the first wave; the others follow as packages are consolidated. */
@Component
class OpenPackagesWorker implements StepWorker {
    private final Packages packages;

    OpenPackagesWorker(Packages packages) {
        this.packages = packages;
    }

    @Override
    public String jobType() {
        return JobType.OPEN_PACKAGES.id();
    }

    @Override
    public Outcome carryOut(Step step) {
        int opened = packages.topUp(step.actor(), step.variables().id(LabelingJob.Variables.JOB_ID.id()));
        return Outcome.completed(ProcessVariables.of(LabelingJob.Variables.PACKAGES_OPENED.is(opened)));
    }
}
