package io.countersign.task;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of a task list ended; the next one begins behind it.
 *
 * @param urgency in the queue; 0 in the other lists
 * @param at when it is due, or was done; null for never due
 */
public record TaskPosition(int urgency, @Nullable Instant at, long id) {}
