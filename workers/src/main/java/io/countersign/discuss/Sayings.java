package io.countersign.discuss;

import io.countersign.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can be said. */
final class Sayings {
    private static final int LONGEST_TEXT = 2_000;
    private static final int MOST_AXES = 3;

    private Sayings() {}

    static List<Violation> violations(Issue issue) {
        List<Violation> violations = new ArrayList<>(ofText("issue.text", issue.text()));
        if (!issue.saysSomething()) {
            violations.add(new Violation("issue", "needs a text or a reason"));
        }
        Map<String, Double> position = issue.position();
        if (position != null
                && (position.isEmpty()
                        || position.size() > MOST_AXES
                        || position.values().stream().anyMatch(value -> value == null || !Double.isFinite(value)))) {
            violations.add(new Violation("issue.position", "needs one to {0} axes with a number each", MOST_AXES));
        }
        return violations;
    }

    /** @param resolved what the remark makes of the issue; null where it leaves it as it is */
    static List<Violation> violations(@Nullable String text, @Nullable Boolean resolved) {
        if ((text == null || text.isBlank()) && resolved == null) {
            return List.of(new Violation("text", "is missing"));
        }
        return ofText("text", text);
    }

    private static List<Violation> ofText(String field, @Nullable String text) {
        return text != null && text.length() > LONGEST_TEXT
                ? List.of(new Violation(field, "has more than {0} characters", LONGEST_TEXT))
                : List.of();
    }
}
