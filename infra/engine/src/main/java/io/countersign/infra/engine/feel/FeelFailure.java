package io.countersign.infra.engine.feel;

import org.operaton.bpm.engine.ProcessEngineException;

/** An expression that cannot be parsed, cannot be evaluated, or gave a value of the wrong type. */
public final class FeelFailure extends ProcessEngineException {
    public FeelFailure(String message) {
        super(message);
    }
}
