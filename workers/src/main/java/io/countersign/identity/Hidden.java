package io.countersign.identity;

import com.google.errorprone.annotations.CompileTimeConstant;
import io.countersign.problem.NotFound;

/** There is such a thing, but the person may not know of it: said to them as if there were none, and kept as a refusal. */
public class Hidden extends NotFound implements Refusal {
    private final String rule;
    private final transient Matter matter;

    /** @param kind as people call it, the type of the matter */
    public Hidden(String rule, @CompileTimeConstant String kind, Matter matter) {
        super(kind, matter.id());
        this.rule = rule;
        this.matter = matter;
    }

    @Override
    public String rule() {
        return rule;
    }

    @Override
    public Matter about() {
        return matter;
    }
}
