package io.countersign.release;

import io.countersign.engine.Outcome;
import io.countersign.engine.Step;
import io.countersign.engine.StepWorker;
import io.countersign.problem.WrongState;
import io.countersign.processes.JobType;
import io.countersign.processes.ReleaseDataset;
import io.countersign.processes.Variable;
import org.springframework.stereotype.Component;

/** {@code seal-release}. */
@Component
class SealReleaseWorker implements StepWorker {
    private final Seal seal;

    SealReleaseWorker(Seal seal) {
        this.seal = seal;
    }

    @Override
    public String jobType() {
        return JobType.SEAL_RELEASE.id();
    }

    @Override
    public Outcome carryOut(Step step) {
        Release release;
        try {
            release = seal.seal(step.actor(), step.variables().id(ReleaseDataset.Variables.RELEASE_ID.id()));
        } catch (WrongState e) {
            return new Outcome.Stuck(String.valueOf(e.getMessage()));
        }
        return Outcome.completed(Variable.map(
                ReleaseDataset.Variables.RELEASE_VERSION.is(String.valueOf(release.version())),
                ReleaseDataset.Variables.MANIFEST_DIGEST.is(release.manifestSha256())));
    }
}
