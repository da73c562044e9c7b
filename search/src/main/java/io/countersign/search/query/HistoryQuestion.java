package io.countersign.search.query;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the history; an absent part asks for everything.
 *
 * @param organisation of the actor
 * @param actor a username, the subject of a token, or in one job a pseudonym
 * @param action exactly, for example {@code annotation.submitted}
 * @param subjectType for example {@code item}
 * @param subjectId together with the type
 * @param elementId of the process, for example {@code screen-items}
 * @param refused true for refusals alone, false for all but them
 * @param text words of the reason, of what changed, or of a name: all of them
 * @param from inclusive
 * @param to exclusive
 */
public record HistoryQuestion(
        @Nullable Long jobId,
        @Nullable String organisation,
        @Nullable String actor,
        @Nullable String action,
        @Nullable String subjectType,
        @Nullable String subjectId,
        @Nullable String elementId,
        @Nullable Boolean refused,
        @Nullable String text,
        @Nullable Instant from,
        @Nullable Instant to) {

    public static HistoryQuestion ofJob(long jobId) {
        return new HistoryQuestion(jobId, null, null, null, null, null, null, null, null, null, null);
    }

    static final HistoryQuestion ANYTHING =
            new HistoryQuestion(null, null, null, null, null, null, null, null, null, null, null);

    HistoryQuestion by(@Nullable String whom) {
        return new HistoryQuestion(
                jobId, organisation, whom, action, subjectType, subjectId, elementId, refused, text, from, to);
    }

    HistoryQuestion saying(@Nullable String words) {
        return new HistoryQuestion(
                jobId, organisation, actor, action, subjectType, subjectId, elementId, refused, words, from, to);
    }

    HistoryQuestion between(@Nullable Instant start, @Nullable Instant end) {
        return new HistoryQuestion(
                jobId, organisation, actor, action, subjectType, subjectId, elementId, refused, text, start, end);
    }
}
