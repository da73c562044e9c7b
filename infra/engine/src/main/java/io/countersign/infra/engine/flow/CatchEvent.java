package io.countersign.infra.engine.flow;

import io.countersign.infra.engine.park.Parking;
import org.operaton.bpm.engine.impl.bpmn.behavior.IntermediateCatchEventActivityBehavior;
import org.operaton.bpm.engine.impl.pvm.delegate.ActivityExecution;

/** An intermediate catch event. */
public final class CatchEvent extends IntermediateCatchEventActivityBehavior {
    /** @param triggered whether an event-based gateway waits in its place, so that it is entered when it happened */
    public CatchEvent(boolean triggered) {
        super(triggered);
    }

    @Override
    public void leave(ActivityExecution execution) {
        if (!Parking.stopsAfter(execution, this)) {
            super.leave(execution);
        }
    }
}
