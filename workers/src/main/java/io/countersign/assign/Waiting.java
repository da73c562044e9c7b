package io.countersign.assign;

import io.countersign.processes.CandidateGroup;
import io.countersign.processes.TaskKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task that is about to wait for somebody.
 *
 * @param notTo who gave it back just now: it is not offered to them again; null where nobody did
 */
public record Waiting(
        long taskId,
        long jobId,
        TaskKind kind,
        @Nullable Long packageId,
        @Nullable Long assignmentId,
        List<CandidateGroup> groups,
        @Nullable String notTo) {}
