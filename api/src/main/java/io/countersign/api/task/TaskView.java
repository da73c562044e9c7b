package io.countersign.api.task;

import io.countersign.processes.TaskKind;
import io.countersign.task.Returned;
import io.countersign.task.TaskSummary;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A task in a list, and at the head of its page. @param items of the package, null for other work */
record TaskView(
        String id,
        TaskKind kind,
        TaskSummary.State state,
        String jobId,
        String jobName,
        @Nullable String packageId,
        @Nullable String lotId,
        @Nullable String releaseId,
        @Nullable Integer items,
        @Nullable Returned returned,
        int priority,
        @Nullable Instant dueAt,
        @Nullable Instant leaseUntil,
        Instant createdAt,
        @Nullable Instant closedAt) {

    static TaskView of(TaskSummary task) {
        return new TaskView(
                String.valueOf(task.id()),
                task.kind(),
                task.state(),
                String.valueOf(task.jobId()),
                task.jobName(),
                text(task.packageId()),
                text(task.lotId()),
                text(task.releaseId()),
                task.items(),
                task.returned(),
                task.priority(),
                task.dueAt(),
                task.leaseUntil(),
                task.createdAt(),
                task.closedAt());
    }

    private static @Nullable String text(@Nullable Long id) {
        return id == null ? null : String.valueOf(id);
    }
}
