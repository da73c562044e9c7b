package io.countersign.release;

import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.identity.Actor;
import io.countersign.problem.Invalid;
import io.countersign.problem.WrongState;
import io.countersign.processes.RefusalDecision;
import io.countersign.processes.ReleaseDataset;
import io.countersign.processes.TaskKind;
import io.countersign.processes.Variable;
import io.countersign.task.ClaimedTask;
import io.countersign.task.Desk;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes what the owner decides after a refusal. */
@Component
public class RefusalDecisions {
    private final Desk desk;
    private final ReleaseTable releases;
    private final Trail trail;

    RefusalDecisions(Desk desk, ReleaseTable releases, Trail trail) {
        this.desk = desk;
        this.releases = releases;
        this.trail = trail;
    }

    /**
     * @throws Invalid where no reason is given
     * @throws WrongState where the task is not the person's or not about a refused release
     */
    @Transactional
    public void submit(Actor.Person actor, long taskId, RefusalDecision decision, String reason) {
        if (reason.isBlank()) {
            throw new Invalid("reason", "is needed for a decision");
        }
        ClaimedTask task = desk.require(actor, taskId, TaskKind.DECIDE);
        if (task.releaseId() == null) {
            throw new WrongState("Task {0} decides on no release.", taskId);
        }
        Release release = releases.lock(task.releaseId());
        if (release.state() != ReleaseState.REFUSED || release.refusalDecision() != null) {
            throw new WrongState("Release {0} waits for no decision.", release.id());
        }
        releases.decided(release.id(), decision, reason.strip());
        trail.append(
                actor,
                Change.ofJob(release.jobId(), "refusal.decided", "release", String.valueOf(release.id()))
                        .with("decision", decision.id())
                        .with("version", release.version())
                        .because(reason.strip()));
        desk.complete(actor, task, Variable.map(ReleaseDataset.Variables.REFUSAL_DECISION.is(decision)));
    }
}
