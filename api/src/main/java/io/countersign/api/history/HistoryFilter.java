package io.countersign.api.history;

import io.countersign.search.query.HistoryQuestion;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is asked of the history, as query parameters. */
record HistoryFilter(
        @Parameter(description = "One job alone") @Nullable Long jobId,

        @Parameter(description = "Organisation of the actor") @Nullable String organisation,

        @Parameter(description = "Username of the actor") @Nullable String actor,

        @Parameter(description = "For example annotation.submitted") @Nullable String action,

        @Parameter(description = "For example item") @Nullable String subjectType,

        @Parameter(description = "Together with the type; an item's is JOB/NUMBER") @Nullable String subjectId,

        @Parameter(description = "Element of the process") @Nullable String elementId,

        @Parameter(description = "Refusals alone, or everything but them") @Nullable Boolean refused,

        @Parameter(description = "Words of the reason, of what changed, or of the name: all of them") @Nullable String text,

        @Parameter(description = "Inclusive") @Nullable Instant from,
        @Parameter(description = "Exclusive") @Nullable Instant to) {

    HistoryQuestion question() {
        return new HistoryQuestion(
                jobId, organisation, actor, action, subjectType, subjectId, elementId, refused, text, from, to);
    }

    HistoryFilter ofJob(long id) {
        return new HistoryFilter(
                id, organisation, actor, action, subjectType, subjectId, elementId, refused, text, from, to);
    }
}
