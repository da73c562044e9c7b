package io.countersign.infra.engine.flow;

import io.countersign.infra.engine.job.ExecutionListeners;
import org.operaton.bpm.engine.impl.bpmn.behavior.TaskActivityBehavior;
import org.operaton.bpm.engine.impl.pvm.delegate.ActivityExecution;

/** An element that does nothing itself: an undefined or manual task, a none throw event. */
public final class Passage extends TaskActivityBehavior {
    @Override
    public void performExecution(ActivityExecution execution) throws Exception {
        if (ExecutionListeners.holdBefore(execution)) {
            return;
        }
        super.performExecution(execution);
    }

    @Override
    public void leave(ActivityExecution execution) {
        if (!ExecutionListeners.stay(execution, this)) {
            super.leave(execution);
        }
    }
}
