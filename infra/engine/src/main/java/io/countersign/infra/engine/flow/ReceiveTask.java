package io.countersign.infra.engine.flow;

import io.countersign.infra.engine.job.ExecutionListeners;
import org.operaton.bpm.engine.impl.bpmn.behavior.ReceiveTaskActivityBehavior;
import org.operaton.bpm.engine.impl.pvm.delegate.ActivityExecution;

/** A task that waits for a message. */
public final class ReceiveTask extends ReceiveTaskActivityBehavior {
    @Override
    public void performExecution(ActivityExecution execution) throws Exception {
        if (!ExecutionListeners.holdBefore(execution)) {
            super.performExecution(execution);
        }
    }

    @Override
    public void leave(ActivityExecution execution) {
        if (!ExecutionListeners.stay(execution, this)) {
            super.leave(execution);
        }
    }
}
