package io.countersign.infra.engine.flow;

import io.countersign.infra.engine.feel.FeelExpression;
import io.countersign.infra.engine.park.Parking;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.impl.bpmn.behavior.ParallelMultiInstanceActivityBehavior;
import org.operaton.bpm.engine.impl.pvm.delegate.ActivityExecution;

/** A parallel multi-instance body. Its loopCounter starts from 1. */
public final class MultiInstance extends ParallelMultiInstanceActivityBehavior {
    static final String COUNTER = "loopCounter";

    /** Operaton wants a name for the input element; a model may leave it out. */
    private static final String UNNAMED = "nrOfUnnamedInstances";

    public MultiInstance(String inputCollection, @Nullable String inputElement, @Nullable String completionCondition) {
        setCollectionExpression(new FeelExpression(inputCollection));
        setCollectionElementVariable(inputElement == null ? UNNAMED : inputElement);
        if (completionCondition != null) {
            setCompletionConditionExpression(new FeelExpression(completionCondition));
        }
    }

    @Override
    public void execute(ActivityExecution execution) throws Exception {
        try {
            super.execute(execution);
        } catch (RuntimeException failure) {
            throw Parking.before(execution, "EXTRACT_VALUE_ERROR", failure);
        }
    }

    @Override
    protected boolean completionConditionSatisfied(ActivityExecution execution) {
        try {
            return super.completionConditionSatisfied(execution);
        } catch (RuntimeException failure) {
            throw Parking.after(execution, "EXTRACT_VALUE_ERROR", failure);
        }
    }

    @Override
    protected void setLoopVariable(ActivityExecution execution, String name, @Nullable Object value) {
        boolean counter = name.equals(COUNTER);
        super.setLoopVariable(execution, name, counter ? (Integer) Objects.requireNonNull(value) + 1 : value);
    }

    @Override
    protected Integer getLoopVariable(ActivityExecution execution, String name) {
        int value = (Integer) Objects.requireNonNull(execution.getVariableLocal(name));
        return name.equals(COUNTER) ? value - 1 : value;
    }
}
