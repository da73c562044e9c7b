package io.countersign.task;

import io.countersign.processes.TaskKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A task as lists show it.
 *
 * @param items how many items the package holds; null for work on a lot or a release
 * @param returned of a rework: who sent the package back, and why
 * @param priority 0 to 100, higher is sooner
 * @param rank among those of its priority, see {@link io.countersign.job.Rank}
 * @param leaseUntil of a claimed one
 * @param closedAt of one that is done
 */
public record TaskSummary(
        long id,
        TaskKind kind,
        State state,
        long jobId,
        String jobName,
        @Nullable Long packageId,
        @Nullable Long lotId,
        @Nullable Long releaseId,
        @Nullable Integer items,
        @Nullable Returned returned,
        int priority,
        int rank,
        @Nullable Instant dueAt,
        @Nullable Instant leaseUntil,
        int revision,
        Instant createdAt,
        @Nullable Instant closedAt) {

    public enum State {
        OPEN,
        CLAIMED,
        DONE,
        CANCELLED
    }
}
