package io.countersign.infra.engine.flow;

import io.countersign.infra.engine.park.Parking;
import org.operaton.bpm.engine.impl.bpmn.behavior.ReceiveTaskActivityBehavior;
import org.operaton.bpm.engine.impl.pvm.delegate.ActivityExecution;

/** A task that waits for a message. */
public final class ReceiveTask extends ReceiveTaskActivityBehavior {
    @Override
    public void leave(ActivityExecution execution) {
        if (!Parking.stopsAfter(execution, this)) {
            super.leave(execution);
        }
    }
}
