package io.countersign.identity;

import com.google.errorprone.annotations.CompileTimeConstant;
import io.countersign.problem.Problem;
import io.countersign.problem.Text;
import org.jspecify.annotations.Nullable;

/**
 * An actor may not do this. The refusal is an audited event of its own; {@link #rule()} names what refused.
 */
public class Refused extends Problem {
    private final String rule;

    /** @param rule a stable name such as {@code other-organisation}; the words are for people, without names of others */
    public Refused(String rule, @CompileTimeConstant String pattern, @Nullable Object... values) {
        this(rule, Text.of(pattern, values));
    }

    public Refused(String rule, Text text) {
        super(text);
        this.rule = rule;
    }

    public String rule() {
        return rule;
    }
}
