package io.countersign.audit;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as it stands in the table and travels as the data of a CloudEvent.
 *
 * @param seq place in the table, over all streams; 0 before it is written
 * @param streamSeq place in its stream, from 1 without a gap
 * @param at to the microsecond
 * @param actor a JSON object
 * @param changed a JSON object
 * @param movesDigest of the changes of state of its transaction, see {@link StateMoves}; at the last event of each that moved any
 * @param previousHash of the event before it in its stream, see {@link EventHash}
 * @param hash of this event
 */
public record EventRecord(
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

        @Nullable String elementId,
        @Nullable String movesDigest,
        String previousHash,
        String hash) {

    EventRecord vouchingFor(String newMovesDigest) {
        return with(streamSeq, newMovesDigest, previousHash, hash);
    }

    EventRecord at(long newStreamSeq, String newPreviousHash, String newHash) {
        return with(newStreamSeq, movesDigest, newPreviousHash, newHash);
    }

    private EventRecord with(
            long newStreamSeq, @Nullable String newMovesDigest, String newPreviousHash, String newHash) {
        return new EventRecord(
                seq,
                id,
                stream,
                newStreamSeq,
                jobId,
                at,
                actor,
                action,
                subjectType,
                subjectId,
                beforeDigest,
                afterDigest,
                changed,
                reason,
                processInstanceKey,
                elementId,
                newMovesDigest,
                newPreviousHash,
                newHash);
    }
}
