package io.countersign.identity;

import com.google.errorprone.annotations.CompileTimeConstant;
import io.countersign.problem.Problem;
import io.countersign.problem.Text;
import org.jspecify.annotations.Nullable;

/** An actor may not do this, and is told so. */
public class Refused extends Problem implements Refusal {
    private final String rule;
    private final transient @Nullable Matter matter;

    /** @param rule a stable name such as {@code other-organisation}; the words are for people, without names of others */
    public Refused(String rule, @CompileTimeConstant String pattern, @Nullable Object... values) {
        this(rule, Text.of(pattern, values), null);
    }

    public Refused(String rule, Text text, @Nullable Matter matter) {
        super(text);
        this.rule = rule;
        this.matter = matter;
    }

    /** The same refusal, told what it is about. */
    public Refused about(Matter thing) {
        return new Refused(rule, text(), thing);
    }

    @Override
    public String rule() {
        return rule;
    }

    @Override
    public @Nullable Matter about() {
        return matter;
    }
}
