package io.countersign.infra.engine.flow;

import io.countersign.infra.engine.job.ExecutionListeners;
import org.operaton.bpm.engine.impl.bpmn.behavior.BoundaryEventActivityBehavior;
import org.operaton.bpm.engine.impl.pvm.delegate.ActivityExecution;

/** A boundary event with output mappings. */
public final class BoundaryEvent extends BoundaryEventActivityBehavior {
    @Override
    public void leave(ActivityExecution execution) {
        if (!ExecutionListeners.stay(execution, this)) {
            super.leave(execution);
        }
    }
}
