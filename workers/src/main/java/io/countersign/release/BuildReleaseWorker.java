package io.countersign.release;

import io.countersign.engine.Outcome;
import io.countersign.engine.Step;
import io.countersign.engine.StepWorker;
import io.countersign.problem.WrongState;
import io.countersign.processes.JobType;
import io.countersign.processes.ReleaseDataset;
import io.countersign.processes.Variable;
import org.springframework.stereotype.Component;

/** {@code build-release}. */
@Component
class BuildReleaseWorker implements StepWorker {
    private final CandidateBuilder builder;

    BuildReleaseWorker(CandidateBuilder builder) {
        this.builder = builder;
    }

    @Override
    public String jobType() {
        return JobType.BUILD_RELEASE.id();
    }

    @Override
    public Outcome carryOut(Step step) {
        long releaseId;
        try {
            releaseId = builder.build(step.actor(), step.variables().id(ReleaseDataset.Variables.JOB_ID.id()));
        } catch (WrongState e) {
            return new Outcome.Stuck(String.valueOf(e.getMessage()));
        }
        return Outcome.completed(Variable.map(ReleaseDataset.Variables.RELEASE_ID.is(String.valueOf(releaseId))));
    }
}
