package io.countersign.task;

import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.identity.Actor;
import io.countersign.identity.Refused;
import io.countersign.problem.NotFound;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the refusal of a task in the trail, though the transaction that it ends is rolled back. */
@Component
class Refusals {
    private final Trail trail;
    private final TaskStore tasks;

    Refusals(Trail trail, TaskStore tasks) {
        this.trail = trail;
        this.tasks = tasks;
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void record(Actor.Person person, long taskId, Refused refused) {
        TaskRow task = tasks.find(taskId).orElseThrow(() -> new NotFound("task", taskId));
        trail.append(
                person,
                Change.ofJob(task.jobId(), "access.refused", "task", String.valueOf(taskId))
                        .with("rule", refused.rule())
                        .with("kind", task.kind().id())
                        .because(refused.getMessage()));
    }
}
