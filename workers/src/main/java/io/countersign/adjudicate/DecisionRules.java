package io.countersign.adjudicate;

import io.countersign.problem.Invalid;
import io.countersign.problem.Violation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What makes an adjudication complete. */
final class DecisionRules {
    private static final int MOST_VIOLATIONS = 50;

    private DecisionRules() {}

    /**
     * Every open item is decided, once. Other items of the package may be decided too: an adjudicator who sees a mistake puts it
     * right.
     *
     * @param versions ids of the annotations that count, by item: those that can be taken
     * @param open numbers of the items that have to be decided
     * @throws Invalid naming the item
     */
    static void check(Map<Integer, List<Long>> versions, Collection<Integer> open, List<Decision> decisions) {
        List<Violation> violations = new ArrayList<>();
        Set<Integer> decided = new HashSet<>();
        for (int i = 0; i < decisions.size(); i++) {
            Decision decision = decisions.get(i);
            String at = "decisions[" + i + "]";
            int item = decision.itemNo();
            List<Long> takeable = versions.get(decision.itemNo());
            if (takeable == null) {
                violations.add(new Violation(at + ".itemNo", "names item {0}, which is not in this package", item));
                continue;
            }
            if (!decided.add(decision.itemNo())) {
                violations.add(new Violation(at + ".itemNo", "names item {0} for the second time", item));
            }
            if (isBlank(decision.reason())) {
                violations.add(new Violation(at + ".reason", "is missing: why is item {0} decided so?", item));
            }
            checkAnnotation(decision, takeable, at, violations);
            checkShapes(decision, at, violations);
        }
        for (Integer no : open) {
            if (!decided.contains(no)) {
                violations.add(new Violation("decisions", "lack item {0}, which is disputed", no));
            }
        }
        if (!violations.isEmpty()) {
            throw new Invalid(violations.subList(0, Math.min(violations.size(), MOST_VIOLATIONS)));
        }
    }

    private static void checkAnnotation(Decision decision, List<Long> takeable, String at, List<Violation> violations) {
        boolean takes = decision.choice() == Choice.TAKE;
        if (takes && !takeable.contains(decision.annotationId())) {
            violations.add(new Violation(
                    at + ".annotationId", "is none of the newest versions of item {0}", decision.itemNo()));
        } else if (!takes && decision.annotationId() != null) {
            violations.add(new Violation(
                    at + ".annotationId",
                    "belongs to the choice take, not to {0}",
                    decision.choice().id()));
        }
    }

    private static void checkShapes(Decision decision, String at, List<Violation> violations) {
        boolean draws = decision.choice() == Choice.DRAW;
        if (draws && decision.shapes() == null) {
            violations.add(new Violation(at + ".shapes", "are missing for item {0}", decision.itemNo()));
        } else if (!draws && decision.shapes() != null) {
            violations.add(new Violation(
                    at + ".shapes",
                    "belong to the choice draw, not to {0}",
                    decision.choice().id()));
        }
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
