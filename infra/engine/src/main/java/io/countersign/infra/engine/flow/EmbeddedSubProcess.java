package io.countersign.infra.engine.flow;

import io.countersign.infra.engine.job.ExecutionListeners;
import org.operaton.bpm.engine.impl.bpmn.behavior.SubProcessActivityBehavior;
import org.operaton.bpm.engine.impl.pvm.delegate.ActivityExecution;

/** An embedded subprocess. */
public final class EmbeddedSubProcess extends SubProcessActivityBehavior {
    @Override
    public void execute(ActivityExecution execution) throws Exception {
        if (!ExecutionListeners.holdBefore(execution)) {
            super.execute(execution);
        }
    }

    @Override
    public void leave(ActivityExecution execution) {
        if (!ExecutionListeners.stay(execution, this)) {
            super.leave(execution);
        }
    }
}
