package io.countersign.schema;

import com.google.errorprone.annotations.CompileTimeConstant;
import io.countersign.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers violations under a path. */
final class Findings {
    private final List<Violation> violations;
    private final String path;

    Findings(String path) {
        this(new ArrayList<>(), path);
    }

    private Findings(List<Violation> violations, String path) {
        this.violations = violations;
        this.path = path;
    }

    Findings at(String field) {
        return new Findings(violations, path.isEmpty() ? field : path + "." + field);
    }

    Findings at(String list, int index) {
        return at(list + "[" + index + "]");
    }

    void add(String field, @CompileTimeConstant String pattern, @Nullable Object... values) {
        violations.add(new Violation(path.isEmpty() ? field : path + "." + field, pattern, values));
    }

    void require(boolean holds, String field, @CompileTimeConstant String pattern, @Nullable Object... values) {
        if (!holds) {
            add(field, pattern, values);
        }
    }

    /** Whether it is there and not blank. */
    boolean text(@Nullable String value, String field) {
        boolean holds = value != null && !value.isBlank();
        require(holds, field, "is missing");
        return holds;
    }

    List<Violation> all() {
        return List.copyOf(violations);
    }
}
