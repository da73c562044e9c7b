package io.countersign.api.review;

import io.countersign.discuss.Issue;
import io.countersign.review.GivenVerdict;
import io.countersign.review.VerdictOutcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A verdict that was given, without the reviewer. */
public record VerdictView(int round, VerdictOutcome outcome, List<Issue> issues) {
    public static @Nullable VerdictView of(@Nullable GivenVerdict verdict) {
        return verdict == null ? null : new VerdictView(verdict.round(), verdict.outcome(), verdict.issues());
    }
}
