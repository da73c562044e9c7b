package io.countersign.infra.engine.job;

import io.countersign.infra.engine.model.ElementModel;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.delegate.DelegateExecution;
import org.operaton.bpm.engine.impl.persistence.entity.ExecutionEntity;

/** The variables that come with an error or another event: they belong to the scope of the catching event. */
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

    /** Called when a catch event is entered. With output mappings, what came stays in it until they have run. */
    public static void enter(DelegateExecution execution) {
        ExecutionEntity catching = (ExecutionEntity) execution;
        Map<String, @Nullable Object> variables = taken(catching);
        if (variables == null) {
            return;
        }
        if (ElementModel.of(catching.getActivity()).hasOutputs()) {
            catching.setVariablesLocal(variables);
        } else {
            catching.setVariables(variables);
        }
    }

    private static @Nullable Map<String, @Nullable Object> taken(ExecutionEntity catching) {
        Map<String, @Nullable Object> thrown = THROWN.get();
        if (thrown != null) {
            return thrown;
        }
        Map<String, @Nullable Object> received = catching.getProcessInstance().getPayloadForTriggeredScope();
        catching.getProcessInstance().setPayloadForTriggeredScope(null);
        return received;
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
