package io.countersign.infra.engine.flow;

import io.countersign.infra.engine.park.Parking;
import org.operaton.bpm.engine.ProcessEngineException;
import org.operaton.bpm.engine.impl.bpmn.behavior.ExclusiveGatewayActivityBehavior;
import org.operaton.bpm.engine.impl.pvm.delegate.ActivityExecution;

/** An exclusive gateway. */
public final class Decision extends ExclusiveGatewayActivityBehavior {
    @Override
    public void execute(ActivityExecution execution) throws Exception {
        try {
            super.execute(execution);
        } catch (ProcessEngineException failure) {
            boolean noneMatches = String.valueOf(failure.getMessage()).contains("No outgoing sequence flow");
            throw Parking.before(
                    execution,
                    noneMatches ? "CONDITION_ERROR" : "EXTRACT_VALUE_ERROR",
                    noneMatches ? new NoFlow() : failure);
        }
    }

    private static final class NoFlow extends ProcessEngineException {
        NoFlow() {
            super("Expected at least one condition to evaluate to true, or to have a default flow");
        }
    }
}
