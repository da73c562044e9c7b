package io.countersign.review;

import io.countersign.discuss.Issue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param itemNo number of the item within its job
 * @param issues what is wrong; at least one where the item is returned or disputed. Null counts as none
 */
public record ItemVerdict(
        int itemNo, VerdictOutcome outcome, @Nullable List<Issue> issues) {
    public ItemVerdict {
        issues = issues == null ? List.of() : List.copyOf(issues);
    }

    @Override
    public List<Issue> issues() {
        return issues == null ? List.of() : issues;
    }
}
