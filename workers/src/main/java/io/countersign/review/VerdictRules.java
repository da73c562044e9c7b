package io.countersign.review;

import io.countersign.discuss.Issue;
import io.countersign.problem.Invalid;
import io.countersign.problem.Violation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What makes a set of verdicts complete. */
final class VerdictRules {
    private static final int MOST_VIOLATIONS = 50;

    private VerdictRules() {}

    /**
     * The verdict of every item of the package, by number.
     *
     * @param items numbers of the package's items
     * @throws Invalid where an item has no verdict or two, does not belong to the package, or is not accepted and nothing says why
     */
    static SortedMap<Integer, ItemVerdict> complete(Collection<Integer> items, ReviewSubmission submission) {
        List<Violation> violations = new ArrayList<>();
        Set<Integer> known = new HashSet<>(items);
        SortedMap<Integer, ItemVerdict> complete = new TreeMap<>();
        for (int i = 0; i < submission.verdicts().size(); i++) {
            ItemVerdict verdict = submission.verdicts().get(i);
            String at = "verdicts[" + i + "]";
            if (!known.contains(verdict.itemNo())) {
                violations.add(new Violation(
                        at + ".itemNo", "names item {0}, which is not in this package", verdict.itemNo()));
            } else if (complete.put(verdict.itemNo(), verdict) != null) {
                violations.add(new Violation(at + ".itemNo", "names item {0} for the second time", verdict.itemNo()));
            }
            checkIssues(verdict, at, violations);
        }
        for (Integer no : items) {
            if (complete.containsKey(no)) {
                continue;
            }
            if (submission.acceptRest()) {
                complete.put(no, new ItemVerdict(no, VerdictOutcome.ACCEPTED, List.of()));
            } else {
                violations.add(new Violation("verdicts", "lack item {0}", no));
            }
        }
        if (!violations.isEmpty()) {
            throw new Invalid(violations.subList(0, Math.min(violations.size(), MOST_VIOLATIONS)));
        }
        return complete;
    }

    /** Of a whole package: one disputed item sends it to an adjudicator, else one returned item back to the annotators. */
    static VerdictOutcome ofPackage(Collection<ItemVerdict> verdicts) {
        Set<VerdictOutcome> outcomes = new HashSet<>();
        verdicts.forEach(verdict -> outcomes.add(verdict.outcome()));
        if (outcomes.contains(VerdictOutcome.DISPUTED)) {
            return VerdictOutcome.DISPUTED;
        }
        return outcomes.contains(VerdictOutcome.RETURNED) ? VerdictOutcome.RETURNED : VerdictOutcome.ACCEPTED;
    }

    private static void checkIssues(ItemVerdict verdict, String at, List<Violation> violations) {
        if (verdict.outcome() != VerdictOutcome.ACCEPTED && verdict.issues().isEmpty()) {
            violations.add(new Violation(
                    at + ".issues",
                    "is empty: item {0} is {1}, but nothing says why",
                    verdict.itemNo(),
                    verdict.outcome().id()));
        }
        for (int i = 0; i < verdict.issues().size(); i++) {
            Issue issue = verdict.issues().get(i);
            if (!issue.saysSomething()) {
                violations.add(new Violation(
                        at + ".issues[" + i + "]", "of item {0} needs a text or a reason", verdict.itemNo()));
            }
            if (issue.version() != null && issue.shapeId() == null) {
                violations.add(new Violation(
                        at + ".issues[" + i + "].shapeId",
                        "of item {0} is missing: which shape of version {1}?",
                        verdict.itemNo(),
                        issue.version()));
            }
        }
    }
}
