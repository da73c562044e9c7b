package io.countersign.api.review;

import io.countersign.discuss.Issue;
import io.countersign.problem.Invalid;
import io.countersign.problem.Violation;
import io.countersign.review.ItemVerdict;
import io.countersign.review.ReviewSubmission;
import io.countersign.review.VerdictOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The verdicts on a package.
 *
 * @param verdicts one for each item; may be left out where the rest is accepted
 * @param acceptRest whether items without a verdict are accepted; not, if left out
 */
record ReviewBody(
        @Nullable List<@Nullable Verdict> verdicts,
        @Nullable Boolean acceptRest) {

    /** @param issues at least one where the item is not accepted */
    record Verdict(
            @Nullable Integer itemNo,
            @Nullable VerdictOutcome outcome,
            @Nullable List<@Nullable Issue> issues) {}

    /** @throws Invalid where something is left out that must be there */
    ReviewSubmission submission() {
        List<Violation> violations = new ArrayList<>();
        List<ItemVerdict> read = new ArrayList<>();
        List<@Nullable Verdict> given = verdicts == null ? List.of() : verdicts;
        for (int i = 0; i < given.size(); i++) {
            Verdict verdict = given.get(i);
            if (verdict == null || verdict.itemNo() == null) {
                violations.add(new Violation("verdicts[" + i + "].itemNo", "is missing"));
            } else if (verdict.outcome() == null) {
                violations.add(
                        new Violation("verdicts[" + i + "].outcome", "is missing for item {0}", verdict.itemNo()));
            } else {
                read.add(new ItemVerdict(verdict.itemNo(), verdict.outcome(), issues(verdict)));
            }
        }
        if (!violations.isEmpty()) {
            throw new Invalid(violations);
        }
        return new ReviewSubmission(read, Boolean.TRUE.equals(acceptRest));
    }

    private static List<Issue> issues(Verdict verdict) {
        List<@Nullable Issue> issues = verdict.issues();
        return issues == null
                ? List.of()
                : issues.stream().filter(Objects::nonNull).toList();
    }
}
