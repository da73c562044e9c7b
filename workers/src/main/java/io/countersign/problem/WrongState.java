package io.countersign.problem;

import com.google.errorprone.annotations.CompileTimeConstant;
import org.jspecify.annotations.Nullable;

/** The thing is in a state that does not allow this. */
public class WrongState extends Problem {
    public WrongState(@CompileTimeConstant String pattern, @Nullable Object... values) {
        super(Text.of(pattern, values));
    }
}
