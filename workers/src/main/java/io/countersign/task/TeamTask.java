package io.countersign.task;

import io.countersign.assign.Why;
import org.jspecify.annotations.Nullable;

/**
 * A task as whoever leads the work on it sees it.
 *
 * @param organisation in whose hands it is, or which it waits for
 * @param assignee name of the person who holds it, where the lead is of the same organisation
 * @param why it stands where it stands, or came into those hands; null where that was before anybody wrote it down
 */
public record TeamTask(
        TaskSummary task,
        String organisation,
        @Nullable String assignee,
        @Nullable Why why) {}
