package io.countersign.problem;

import java.util.List;
import java.util.stream.Collectors;

/** What was given breaks the rules of its kind; nothing was done with it. */
public class Invalid extends RuntimeException {
    private final transient List<Violation> violations;

    public Invalid(List<Violation> violations) {
        super(violations.stream().map(Invalid::text).collect(Collectors.joining("; ")));
        this.violations = List.copyOf(violations);
    }

    public Invalid(String field, String message) {
        this(List.of(new Violation(field, message)));
    }

    public Invalid(String field, String message, long line) {
        this(List.of(new Violation(field, message, line)));
    }

    public static void throwIfAny(List<Violation> violations) {
        if (!violations.isEmpty()) {
            throw new Invalid(violations);
        }
    }

    /** At least one. */
    public List<Violation> violations() {
        return violations;
    }

    private static String text(Violation violation) {
        return (violation.line() == null ? "" : "line " + violation.line() + ", ") + violation.field() + ": "
                + violation.message();
    }
}
