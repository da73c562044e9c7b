package io.countersign.assist;

import io.countersign.engine.Outcome;
import io.countersign.engine.Step;
import io.countersign.engine.StepWorker;
import io.countersign.processes.JobType;
import io.countersign.processes.LabelingJob;
import java.util.Map;
import org.springframework.stereotype.Component;

/** {@code pre-annotate}. */
@Component
class PreAnnotateWorker implements StepWorker {
    private final EarlyPredictions predictions;

    PreAnnotateWorker(EarlyPredictions predictions) {
        this.predictions = predictions;
    }

    @Override
    public String jobType() {
        return JobType.PRE_ANNOTATE.id();
    }

    @Override
    public Outcome carryOut(Step step) {
        int predicted = predictions.ask(step.actor(), step.variables().id(LabelingJob.Variables.JOB_ID.id()));
        return Outcome.completed(Map.of(LabelingJob.Variables.ITEMS_PREDICTED.id(), predicted));
    }
}
