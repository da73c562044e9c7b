package io.countersign.infra.engine.flow;

import io.countersign.infra.engine.job.ExecutionListeners;
import org.operaton.bpm.engine.impl.bpmn.behavior.IntermediateCatchEventActivityBehavior;
import org.operaton.bpm.engine.impl.pvm.delegate.ActivityExecution;

/** An intermediate catch event. */
public final class CatchEvent extends IntermediateCatchEventActivityBehavior {
    /** @param triggered whether an event-based gateway waits in its place, so that it is entered when it happened */
    public CatchEvent(boolean triggered) {
        super(triggered);
    }

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
