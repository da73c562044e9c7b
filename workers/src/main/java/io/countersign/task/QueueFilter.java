package io.countersign.task;

import io.countersign.processes.TaskKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which tasks of a list are wanted; null for all.
 *
 * @param dueBefore exclusive
 * @param leastPriority 0 to 100
 */
public record QueueFilter(
        @Nullable TaskKind kind,
        @Nullable Long jobId,
        @Nullable Instant dueBefore,
        @Nullable Integer leastPriority) {
    public static final QueueFilter ALL = new QueueFilter(null, null, null);

    public QueueFilter(@Nullable TaskKind kind, @Nullable Long jobId, @Nullable Instant dueBefore) {
        this(kind, jobId, dueBefore, null);
    }
}
