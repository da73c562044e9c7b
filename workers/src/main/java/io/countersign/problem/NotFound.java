package io.countersign.problem;

import com.google.errorprone.annotations.CompileTimeConstant;

/** There is no such thing, or none that the caller may know of. */
public class NotFound extends Problem {

    /** @param kind as people call it: {@code job}, {@code task}, {@code lot} */
    public NotFound(@CompileTimeConstant String kind, Object id) {
        super(Text.of("There is no {0} {1}.", Text.of(kind), id));
    }
}
