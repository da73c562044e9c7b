package io.countersign.job.probe;

import io.countersign.engine.Outcome;
import io.countersign.engine.Step;
import io.countersign.engine.StepWorker;

/** Breaks a rule on purpose; see io.countersign.architecture. */
public class PublicWorker implements StepWorker {
    @Override
    public String jobType() {
        return "probe";
    }

    @Override
    public Outcome carryOut(Step step) {
        return Outcome.completed();
    }
}
