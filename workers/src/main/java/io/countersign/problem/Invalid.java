package io.countersign.problem;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was sent can't be taken; nothing of it was kept. */
public class Invalid extends Problem {
    private static final int TOLD_IN_MESSAGE = 5;
    private final transient List<Violation> violations;

    public Invalid(String field, @CompileTimeConstant String pattern, @Nullable Object... values) {
        this(List.of(new Violation(field, pattern, values)));
    }

    /** @param violations at least one */
    public Invalid(List<Violation> violations) {
        super(some(violations));
        this.violations = List.copyOf(violations);
    }

    public List<Violation> violations() {
        return violations;
    }

    private static Text some(List<Violation> violations) {
        return violations.stream()
                .limit(TOLD_IN_MESSAGE)
                .map(Violation::whole)
                .reduce((told, more) -> Text.of("{0}; {1}", told, more))
                .orElseThrow(() -> new IllegalArgumentException("invalid, but in no way"));
    }
}
