package io.countersign.infra.engine.park;

import org.operaton.bpm.engine.ProcessEngineException;

/** An element whose evaluation failed: the command is to run again and stop there. */
public final class EvaluationFailure extends ProcessEngineException {
    private final transient Breakpoint breakpoint;

    EvaluationFailure(Breakpoint breakpoint, String errorType, RuntimeException cause) {
        super(errorType + ": " + cause.getMessage(), cause);
        this.breakpoint = breakpoint;
    }

    Breakpoint breakpoint() {
        return breakpoint;
    }
}
