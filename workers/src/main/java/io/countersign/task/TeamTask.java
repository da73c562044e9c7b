package io.countersign.task;

import org.jspecify.annotations.Nullable;

/**
 * A task as whoever leads the work on it sees it.
 *
 * @param organisation in whose hands it is, or which it waits for
 * @param assignee name of the person who holds it, where the lead is of the same organisation
 */
public record TeamTask(
        TaskSummary task, String organisation, @Nullable String assignee) {}
