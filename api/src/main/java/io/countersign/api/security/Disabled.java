package io.countersign.api.security;

import io.countersign.api.problem.ProblemType;
import io.countersign.api.problem.Typed;
import io.countersign.problem.Problem;
import io.countersign.problem.Text;

/** The token is good, but its person may no longer work here: as if there were none. */
final class Disabled extends Problem implements Typed {
    private static final long serialVersionUID = 1L;

    Disabled() {
        super(Text.of("Your account is disabled. An admin of your organisation can enable it."));
    }

    @Override
    public ProblemType type() {
        return ProblemType.UNAUTHENTICATED;
    }
}
