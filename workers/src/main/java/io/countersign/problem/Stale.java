package io.countersign.problem;

import com.google.errorprone.annotations.CompileTimeConstant;

/** Somebody else changed the thing since the caller has seen it. */
public class Stale extends Problem {
    public Stale(@CompileTimeConstant String kind, Object id) {
        super(Text.of("The {0} {1} has been changed since you have seen it; read it again.", Text.of(kind), id));
    }
}
