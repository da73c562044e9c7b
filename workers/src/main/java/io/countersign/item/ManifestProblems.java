package io.countersign.item;

import com.google.errorprone.annotations.CompileTimeConstant;
import io.countersign.problem.Invalid;
import io.countersign.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is wrong with a manifest. After some, reading on would tell nothing new. */
final class ManifestProblems {
    private static final int ENOUGH = 20;
    private final List<Violation> found = new ArrayList<>();

    void add(long line, String field, @CompileTimeConstant String pattern, @Nullable Object... values) {
        found.add(new Violation(field, pattern, values).inLine(line));
        if (found.size() >= ENOUGH) {
            throw new Invalid(found);
        }
    }

    boolean any() {
        return !found.isEmpty();
    }

    void throwIfAny() {
        if (any()) {
            throw new Invalid(found);
        }
    }
}
