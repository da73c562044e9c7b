package io.countersign.story;

import io.countersign.processes.TaskKind;
import org.jspecify.annotations.Nullable;

/**
 * A task in a person's hands, and with it the right to see what it is about.
 *
 * @param holder who took it, or was given it
 * @param from the claim
 * @param until what ended it: done, given back, taken back; null while it lasts
 */
public record Hold(
        String taskId,
        TaskKind kind,
        Who holder,
        Told from,
        @Nullable Told until) {}
