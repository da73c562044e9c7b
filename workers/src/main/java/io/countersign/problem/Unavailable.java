package io.countersign.problem;

import com.google.errorprone.annotations.CompileTimeConstant;

/** A part that the answer takes can't be reached just now; nothing was changed. */
public class Unavailable extends Problem {
    public Unavailable(@CompileTimeConstant String pattern, Throwable cause) {
        super(Text.of(pattern));
        initCause(cause);
    }
}
