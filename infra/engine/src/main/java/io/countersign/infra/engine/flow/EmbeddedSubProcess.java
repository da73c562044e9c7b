package io.countersign.infra.engine.flow;

import io.countersign.infra.engine.park.Parking;
import org.operaton.bpm.engine.impl.bpmn.behavior.SubProcessActivityBehavior;
import org.operaton.bpm.engine.impl.pvm.delegate.ActivityExecution;

/** An embedded subprocess. */
public final class EmbeddedSubProcess extends SubProcessActivityBehavior {
    @Override
    public void leave(ActivityExecution execution) {
        if (!Parking.stopsAfter(execution, this)) {
            super.leave(execution);
        }
    }
}
