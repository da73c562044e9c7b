package io.countersign.search.query;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a job's history; an absent part asks for everything.
 *
 * @param jobId required
 * @param organisation of the actor
 * @param actor a username
 * @param action exactly, for example {@code annotation.submitted}
 * @param subjectType for example {@code item}
 * @param subjectId together with the type
 * @param text words in the reason
 * @param from inclusive
 * @param to exclusive
 */
public record HistoryQuestion(
        long jobId,
        @Nullable String organisation,
        @Nullable String actor,
        @Nullable String action,
        @Nullable String subjectType,
        @Nullable String subjectId,
        @Nullable String text,
        @Nullable Instant from,
        @Nullable Instant to) {

    public static HistoryQuestion ofJob(long jobId) {
        return new HistoryQuestion(jobId, null, null, null, null, null, null, null, null);
    }
}
