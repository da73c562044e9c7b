package io.countersign.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * @param owner the manufacturer's organisation
 * @param revision counts the edits of the draft and the changes of state
 * @param items imported, from number 1 without gaps
 * @param processInstanceKey of labeling-job, null until its first step
 * @param createdBy subject of the person
 */
public record Job(
        long id,
        String owner,
        String name,
        long schemaId,
        Policy policy,
        Instant deadline,
        JobState state,
        int revision,
        int items,
        @Nullable Long processInstanceKey,
        Instant createdAt,
        String createdBy,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {}
