package io.countersign.review;

import io.countersign.agree.LabelledItem;
import io.countersign.agree.Labels;
import io.countersign.agree.Pseudonym;
import io.countersign.consolidate.Candidate;
import io.countersign.consolidate.Candidates;
import io.countersign.discuss.Issue;
import io.countersign.job.WorkPackage;
import io.countersign.problem.Invalid;
import io.countersign.problem.Violation;
import io.countersign.schema.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Issues are pinned to shapes that are there: of the candidate, or of one of the versions. */
@Component
class Pins {
    private final Labels labels;
    private final Candidates candidates;

    Pins(Labels labels, Candidates candidates) {
        this.labels = labels;
        this.candidates = candidates;
    }

    /** @throws Invalid where an issue names a version or a shape that its item does not have */
    void check(WorkPackage work, SortedMap<Integer, ItemVerdict> verdicts) {
        if (verdicts.values().stream().noneMatch(Pins::pinned)) {
            return;
        }
        List<Violation> violations = new ArrayList<>();
        labels.forEachPage(work.id(), page -> {
            List<LabelledItem> concerned = page.stream()
                    .filter(item -> pinned(verdicts.get(item.no())))
                    .toList();
            for (Candidate candidate : candidates.of(work, concerned)) {
                ItemVerdict verdict = verdicts.get(candidate.item().no());
                if (verdict != null) {
                    verdict.issues().forEach(issue -> check(candidate, issue, violations));
                }
            }
        });
        if (!violations.isEmpty()) {
            throw new Invalid(violations);
        }
    }

    private static boolean pinned(@Nullable ItemVerdict verdict) {
        return verdict != null && verdict.issues().stream().anyMatch(issue -> issue.shapeId() != null);
    }

    private static void check(Candidate candidate, Issue issue, List<Violation> violations) {
        if (issue.shapeId() == null) {
            return;
        }
        int item = candidate.item().no();
        List<Shape> shapes = candidate.merged().shapes();
        if (issue.version() != null) {
            int position = position(candidate.item(), issue.version());
            if (position < 0) {
                violations.add(new Violation(
                        "verdicts",
                        "pin an issue to version {0} of item {1}, which has none such",
                        issue.version(),
                        item));
                return;
            }
            shapes = candidate.item().versions().get(position).shapes();
        }
        if (shapes.stream().noneMatch(shape -> shape.id().equals(issue.shapeId()))) {
            violations.add(
                    issue.version() == null
                            ? new Violation(
                                    "verdicts",
                                    "pin an issue to shape {0} of item {1}, but the candidate has none such",
                                    issue.shapeId(),
                                    item)
                            : new Violation(
                                    "verdicts",
                                    "pin an issue to shape {0} of item {1}, but version {2} has none such",
                                    issue.shapeId(),
                                    item,
                                    issue.version()));
        }
    }

    private static int position(LabelledItem item, String letter) {
        for (int i = 0; i < item.versions().size(); i++) {
            if (Pseudonym.of(i).equals(letter)) {
                return i;
            }
        }
        return -1;
    }
}
