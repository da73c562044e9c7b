package io.countersign.infra.engine.flow;

import io.countersign.infra.engine.feel.Feel;
import io.countersign.infra.engine.job.ExecutionListeners;
import io.countersign.infra.engine.park.Parking;
import java.util.List;
import org.operaton.bpm.engine.impl.bpmn.behavior.EventSubProcessStartEventActivityBehavior;
import org.operaton.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.operaton.bpm.engine.impl.pvm.delegate.ActivityExecution;

/** The start event of an event subprocess: its output mappings set variables of the event subprocess. */
public final class EventSubProcessStart extends EventSubProcessStartEventActivityBehavior {
    private final List<Mapping> outputs;

    public EventSubProcessStart(List<Mapping> outputs) {
        this.outputs = outputs;
    }

    @Override
    public void execute(ActivityExecution activity) throws Exception {
        if (ExecutionListeners.holdBefore(activity)) {
            return;
        }
        ExecutionEntity execution = (ExecutionEntity) activity;
        try {
            for (Mapping output : outputs) {
                execution.setVariableLocal(output.target(), Feel.evaluate(output.source(), execution));
            }
        } catch (RuntimeException failure) {
            throw Parking.before(execution, "IO_MAPPING_ERROR", failure);
        }
        super.execute(activity);
    }

    @Override
    public void leave(ActivityExecution execution) {
        if (!ExecutionListeners.stay(execution, this)) {
            super.leave(execution);
        }
    }
}
