package io.countersign.infra.engine.flow;

import io.countersign.infra.engine.park.Parking;
import org.operaton.bpm.engine.impl.bpmn.behavior.TaskActivityBehavior;
import org.operaton.bpm.engine.impl.pvm.delegate.ActivityExecution;

/** An element that does nothing itself: an undefined or manual task, a none throw event. */
public final class Passage extends TaskActivityBehavior {
    @Override
    public void leave(ActivityExecution execution) {
        if (!Parking.stopsAfter(execution, this)) {
            super.leave(execution);
        }
    }
}
