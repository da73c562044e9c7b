package io.countersign.infra.engine.flow;

import io.countersign.infra.engine.job.ExecutionListeners;
import org.operaton.bpm.engine.ProcessEngineException;
import org.operaton.bpm.engine.impl.bpmn.behavior.InclusiveGatewayActivityBehavior;
import org.operaton.bpm.engine.impl.pvm.delegate.ActivityExecution;

/** An inclusive gateway. It waits while another token of its scope can still arrive. */
public final class Choice extends InclusiveGatewayActivityBehavior {
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
