package io.countersign.infra.engine.flow;

import io.countersign.infra.engine.job.ExecutionListeners;
import org.operaton.bpm.engine.ProcessEngineException;
import org.operaton.bpm.engine.impl.bpmn.behavior.ExclusiveGatewayActivityBehavior;
import org.operaton.bpm.engine.impl.pvm.delegate.ActivityExecution;

/** An exclusive gateway. */
public final class Decision extends ExclusiveGatewayActivityBehavior {
    @Override
    public void execute(ActivityExecution execution) throws Exception {
        if (ExecutionListeners.holdBefore(execution)) {
            return;
        }
        try {
            super.execute(execution);
        } catch (ProcessEngineException failure) {
            throw Conditions.failure(execution, failure);
        }
    }
}
