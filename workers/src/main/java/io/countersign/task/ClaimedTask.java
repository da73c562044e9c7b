package io.countersign.task;

import io.countersign.processes.TaskKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A task in the hands of one person.
 *
 * @param packageId of work on a package: annotate, review, rework, adjudicate
 * @param lotId of work on a lot: inspect, decide on a supplier
 * @param releaseId of work on a release: sign, countersign, decide on a refusal
 * @param assignmentId the place in the package that the task fills, for annotate and rework
 * @param leaseUntil when the task goes back to the queue unless something is saved
 */
public record ClaimedTask(
        long id,
        TaskKind kind,
        long jobId,
        @Nullable Long packageId,
        @Nullable Long lotId,
        @Nullable Long releaseId,
        @Nullable Long assignmentId,
        String processId,
        String elementId,
        long userTaskKey,
        long processInstanceKey,
        Instant leaseUntil) {

    /** @throws IllegalStateException where a process gave work on packages a task without one */
    public long packageIdOrFail() {
        return present(packageId, "package");
    }

    public long lotIdOrFail() {
        return present(lotId, "lot");
    }

    public long releaseIdOrFail() {
        return present(releaseId, "release");
    }

    public long assignmentIdOrFail() {
        return present(assignmentId, "assignment");
    }

    private long present(@Nullable Long id, String what) {
        if (id == null) {
            throw new IllegalStateException("task " + this.id + " of kind " + kind.id() + " has no " + what);
        }
        return id;
    }
}
