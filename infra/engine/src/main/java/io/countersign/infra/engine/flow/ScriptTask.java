package io.countersign.infra.engine.flow;

import io.countersign.infra.engine.feel.Feel;
import io.countersign.infra.engine.job.ExecutionListeners;
import io.countersign.infra.engine.park.Parking;
import org.operaton.bpm.engine.impl.bpmn.behavior.TaskActivityBehavior;
import org.operaton.bpm.engine.impl.pvm.delegate.ActivityExecution;

/** A task that evaluates FEEL and sets its result as a variable. */
public final class ScriptTask extends TaskActivityBehavior {
    private final String expression;
    private final String resultVariable;

    public ScriptTask(String expression, String resultVariable) {
        this.expression = expression;
        this.resultVariable = resultVariable;
    }

    @Override
    public void performExecution(ActivityExecution execution) {
        if (ExecutionListeners.holdBefore(execution)) {
            return;
        }
        try {
            Results.set(execution, resultVariable, Feel.evaluate(expression, execution));
        } catch (RuntimeException failure) {
            throw Parking.before(execution, "EXTRACT_VALUE_ERROR", failure);
        }
        leave(execution);
    }

    @Override
    public void leave(ActivityExecution execution) {
        if (!ExecutionListeners.stay(execution, this)) {
            super.leave(execution);
        }
    }
}
