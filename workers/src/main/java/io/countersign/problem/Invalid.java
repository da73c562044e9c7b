package io.countersign.problem;

import java.util.List;
import java.util.stream.Collectors;

/** What was sent can't be taken; nothing of it was kept. */
public class Invalid extends RuntimeException {
    private static final int TOLD_IN_MESSAGE = 5;
    private final transient List<Violation> violations;

    public Invalid(String field, String message) {
        this(List.of(new Violation(field, message)));
    }

    public Invalid(String field, String message, long line) {
        this(List.of(new Violation(field, message, line)));
    }

    /** @param violations at least one */
    public Invalid(List<Violation> violations) {
        super(violations.stream()
                .limit(TOLD_IN_MESSAGE)
                .map(Violation::toString)
                .collect(Collectors.joining("; ")));
        this.violations = List.copyOf(violations);
    }

    public List<Violation> violations() {
        return violations;
    }
}
