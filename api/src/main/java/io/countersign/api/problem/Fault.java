package io.countersign.api.problem;

import io.countersign.problem.Invalid;
import io.countersign.problem.Text;
import io.countersign.problem.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A problem before it is said in a language. */
record Fault(ProblemType type, Text detail, @Nullable String rule, List<Violation> violations) {
    Fault(ProblemType type, Text detail) {
        this(type, detail, null, List.of());
    }

    static Fault invalid(Invalid invalid) {
        return new Fault(ProblemType.INVALID, invalid.text(), null, invalid.violations());
    }

    static Fault unreadable(Violation violation) {
        Invalid invalid = new Invalid(List.of(violation));
        return new Fault(ProblemType.UNREADABLE, invalid.text(), null, invalid.violations());
    }
}
