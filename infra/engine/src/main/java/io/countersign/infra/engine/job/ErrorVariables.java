package io.countersign.infra.engine.job;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.delegate.DelegateExecution;

/** The variables of a thrown error: they belong to the scope of the catching event, not to the job's. */
public final class ErrorVariables {
    private static final ThreadLocal<@Nullable Map<String, @Nullable Object>> THROWN = new ThreadLocal<>();

    private ErrorVariables() {}

    static void with(Map<String, @Nullable Object> variables, Runnable throwing) {
        THROWN.set(variables);
        try {
            throwing.run();
        } finally {
            THROWN.remove();
        }
    }

    /** Called when a catch event of an error is entered. */
    public static void enter(DelegateExecution catching) {
        Map<String, @Nullable Object> variables = THROWN.get();
        if (variables != null) {
            catching.setVariables(variables);
        }
    }

    /** Whether Operaton refused an error because nothing catches it. */
    public static boolean isUncaught(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 20; depth++) {
            if (String.valueOf(cause.getMessage()).contains("no error handler was defined")) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
