package io.countersign.infra.engine.flow;

import io.countersign.infra.engine.feel.Feel;
import io.countersign.infra.engine.job.ExecutionListeners;
import io.countersign.infra.engine.message.Signals;
import io.countersign.infra.engine.park.Parking;
import java.util.Map;
import org.operaton.bpm.engine.impl.bpmn.behavior.AbstractBpmnActivityBehavior;
import org.operaton.bpm.engine.impl.pvm.delegate.ActivityExecution;

/** A signal throw or end event. The signal carries what the event's input mappings set. */
public final class SignalThrow extends AbstractBpmnActivityBehavior {
    private final String name;
    private final boolean mapped;

    /**
     * An event as drawn.
     *
     * @param name of the signal, may be FEEL
     * @param mapped whether the event has input mappings, which make its variables local
     */
    public SignalThrow(String name, boolean mapped) {
        this.name = name;
        this.mapped = mapped;
    }

    @Override
    public void execute(ActivityExecution execution) {
        if (ExecutionListeners.holdBefore(execution)) {
            return;
        }
        String signal;
        try {
            signal = Feel.evaluateString(name, execution);
        } catch (RuntimeException failure) {
            throw Parking.before(execution, "EXTRACT_VALUE_ERROR", failure);
        }
        Signals.thrown(signal, mapped ? execution.getVariablesLocal() : Map.of());
        leave(execution);
    }

    @Override
    public void leave(ActivityExecution execution) {
        if (!ExecutionListeners.stay(execution, this)) {
            super.leave(execution);
        }
    }
}
