package io.countersign.infra.engine.flow;

import io.countersign.infra.engine.model.Keys;
import io.countersign.infra.engine.park.Parking;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.impl.bpmn.behavior.SequentialMultiInstanceActivityBehavior;
import org.operaton.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.operaton.bpm.engine.impl.pvm.delegate.ActivityExecution;

/** A sequential multi-instance body. Its loopCounter starts from 1. */
public final class SequentialMultiInstance extends SequentialMultiInstanceActivityBehavior {
    @Override
    public void execute(ActivityExecution execution) throws Exception {
        try {
            super.execute(execution);
        } catch (RuntimeException failure) {
            throw Parking.before(execution, "EXTRACT_VALUE_ERROR", failure);
        }
    }

    @Override
    protected boolean completionConditionSatisfied(ActivityExecution body) {
        try {
            return super.completionConditionSatisfied(body);
        } catch (RuntimeException failure) {
            String element = Keys.elementId(((ExecutionEntity) body).getActivityId());
            throw Parking.after(element, "EXTRACT_VALUE_ERROR", failure);
        }
    }

    @Override
    protected void setLoopVariable(ActivityExecution execution, String name, @Nullable Object value) {
        super.setLoopVariable(execution, name, MultiInstance.shown(name, value));
    }

    @Override
    protected Integer getLoopVariable(ActivityExecution execution, String name) {
        return MultiInstance.counted(name, Objects.requireNonNull(execution.getVariableLocal(name)));
    }
}
