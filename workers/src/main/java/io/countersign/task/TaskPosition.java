package io.countersign.task;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of a task list ended; the next one begins behind it.
 *
 * @param urgency in the queue; 0 in the other lists
 * @param rank in the queue; 0 in the other lists
 * @param at when it is due, or was done; null for never due
 */
public record TaskPosition(int urgency, int rank, @Nullable Instant at, long id) {
    /** In a list that is no queue. */
    public TaskPosition(@Nullable Instant at, long id) {
        this(0, 0, at, id);
    }
}
