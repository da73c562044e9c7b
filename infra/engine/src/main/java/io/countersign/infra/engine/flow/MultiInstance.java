package io.countersign.infra.engine.flow;

import io.countersign.infra.engine.feel.FeelExpression;
import io.countersign.infra.engine.park.Parking;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.impl.bpmn.behavior.MultiInstanceActivityBehavior;
import org.operaton.bpm.engine.impl.bpmn.behavior.ParallelMultiInstanceActivityBehavior;
import org.operaton.bpm.engine.impl.pvm.delegate.ActivityExecution;

/** A parallel multi-instance body. Its loopCounter starts from 1. */
public final class MultiInstance extends ParallelMultiInstanceActivityBehavior {
    static final String COUNTER = "loopCounter";

    /** Operaton wants a name for the input element; a model may leave it out. */
    private static final String UNNAMED = "nrOfUnnamedInstances";

    /** The behaviour of a body as drawn. */
    public static MultiInstanceActivityBehavior of(
            boolean sequential,
            String inputCollection,
            @Nullable String inputElement,
            @Nullable String completionCondition) {
        MultiInstanceActivityBehavior body = sequential ? new SequentialMultiInstance() : new MultiInstance();
        body.setCollectionExpression(new FeelExpression(inputCollection));
        body.setCollectionElementVariable(inputElement == null ? UNNAMED : inputElement);
        if (completionCondition != null) {
            body.setCompletionConditionExpression(new FeelExpression(completionCondition));
        }
        return body;
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
        super.setLoopVariable(execution, name, shown(name, value));
    }

    @Override
    protected Integer getLoopVariable(ActivityExecution execution, String name) {
        return counted(name, Objects.requireNonNull(execution.getVariableLocal(name)));
    }

    /** Operaton counts from 0, models from 1. */
    static @Nullable Object shown(String name, @Nullable Object value) {
        return name.equals(COUNTER) ? (Integer) Objects.requireNonNull(value) + 1 : value;
    }

    static int counted(String name, Object value) {
        return name.equals(COUNTER) ? (Integer) value - 1 : (Integer) value;
    }
}
