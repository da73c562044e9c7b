package io.countersign.infra.engine.flow;

import io.countersign.infra.engine.model.ElementModel;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.operaton.bpm.engine.impl.pvm.delegate.ActivityExecution;

/** Where the result variable of a task goes: as the variables of a completed job do. */
final class Results {
    private Results() {}

    static void set(ActivityExecution execution, String variable, @Nullable Object value) {
        if (ElementModel.of(((ExecutionEntity) execution).getActivity()).hasOutputs()) {
            execution.setVariableLocal(variable, value);
        } else {
            execution.setVariable(variable, value);
        }
    }
}
