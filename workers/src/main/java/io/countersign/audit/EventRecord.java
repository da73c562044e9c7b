package io.countersign.audit;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event as it stands in the table and travels as the data of a CloudEvent. */
record EventRecord(
        long seq,
        UUID id,
        String stream,
        long streamSeq,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long jobId,

        Instant at,
        @JsonRawValue String actor,
        String action,
        String subjectType,
        String subjectId,
        @Nullable String beforeDigest,
        @Nullable String afterDigest,
        @JsonRawValue String changed,
        @Nullable String reason,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long processInstanceKey,

        @Nullable String elementId) {}
