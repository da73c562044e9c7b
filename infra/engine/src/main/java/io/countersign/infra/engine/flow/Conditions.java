package io.countersign.infra.engine.flow;

import io.countersign.infra.engine.park.Parking;
import org.operaton.bpm.engine.ProcessEngineException;
import org.operaton.bpm.engine.impl.pvm.delegate.ActivityExecution;

/** What is wrong when no outgoing flow of a gateway can be taken. */
final class Conditions {
    private Conditions() {}

    static RuntimeException failure(ActivityExecution gateway, ProcessEngineException failure) {
        boolean noneMatches = String.valueOf(failure.getMessage()).contains("No outgoing sequence flow");
        return Parking.before(
                gateway,
                noneMatches ? "CONDITION_ERROR" : "EXTRACT_VALUE_ERROR",
                noneMatches
                        ? new ProcessEngineException(
                                "Expected at least one condition to evaluate to true, or to have a default flow")
                        : failure);
    }
}
