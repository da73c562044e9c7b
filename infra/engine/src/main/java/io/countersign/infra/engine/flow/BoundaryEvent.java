package io.countersign.infra.engine.flow;

import io.countersign.infra.engine.park.Parking;
import org.operaton.bpm.engine.impl.bpmn.behavior.BoundaryEventActivityBehavior;
import org.operaton.bpm.engine.impl.pvm.delegate.ActivityExecution;

/** A boundary event with output mappings. */
public final class BoundaryEvent extends BoundaryEventActivityBehavior {
    @Override
    public void leave(ActivityExecution execution) {
        if (!Parking.stopsAfter(execution, this)) {
            super.leave(execution);
        }
    }
}
