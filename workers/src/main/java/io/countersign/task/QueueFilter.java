package io.countersign.task;

import io.countersign.processes.TaskKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which tasks of a list are wanted; null for all.
 *
 * @param dueBefore exclusive
 */
public record QueueFilter(
        @Nullable TaskKind kind,
        @Nullable Long jobId,
        @Nullable Instant dueBefore) {
    public static final QueueFilter ALL = new QueueFilter(null, null, null);
}
