package io.countersign.infra.engine.flow;

import io.countersign.infra.engine.job.ErrorVariables;
import io.countersign.infra.engine.job.ExecutionListeners;
import io.countersign.infra.engine.park.Parking;
import org.operaton.bpm.engine.ProcessEngineException;
import org.operaton.bpm.engine.impl.bpmn.behavior.ErrorEndEventActivityBehavior;
import org.operaton.bpm.engine.impl.pvm.delegate.ActivityExecution;

/** An error end event. An error that nothing catches is an incident there. */
public final class ErrorEnd extends ErrorEndEventActivityBehavior {
    public ErrorEnd(ErrorEndEventActivityBehavior drawn) {
        super(drawn.getErrorCode(), drawn.getErrorMessageExpression());
    }

    @Override
    public void execute(ActivityExecution execution) throws Exception {
        if (ExecutionListeners.holdBefore(execution)) {
            return;
        }
        String element = execution.getCurrentActivityId();
        try {
            super.execute(execution);
        } catch (ProcessEngineException failure) {
            if (!ErrorVariables.isUncaught(failure)) {
                throw failure;
            }
            throw Parking.before(
                    element,
                    "UNHANDLED_ERROR_EVENT",
                    new ProcessEngineException("Expected to throw an error event with the code '" + getErrorCode()
                            + "', but it was not caught. No error events are available in the scope."));
        }
    }
}
