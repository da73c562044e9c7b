package io.countersign.infra.engine.flow;

import io.countersign.infra.engine.feel.Feel;
import io.countersign.infra.engine.feel.FeelFailure;
import io.countersign.infra.engine.job.ExecutionListeners;
import io.countersign.infra.engine.park.Parking;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.delegate.VariableScope;
import org.operaton.bpm.engine.exception.NotFoundException;
import org.operaton.bpm.engine.exception.NullValueException;
import org.operaton.bpm.engine.impl.bpmn.behavior.CallActivityBehavior;
import org.operaton.bpm.engine.impl.core.model.CallableElement;
import org.operaton.bpm.engine.impl.core.model.CallableElementParameter;
import org.operaton.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.operaton.bpm.engine.impl.pvm.delegate.ActivityExecution;
import org.operaton.bpm.engine.variable.VariableMap;

/** Calls another process. */
public final class CallActivity extends CallActivityBehavior {
    private static final String ERROR = "CALLED_ELEMENT_ERROR";

    private final String processId;

    /**
     * A call as drawn.
     *
     * @param processId id of the process, may be FEEL
     * @param version which of its versions
     * @param fromParent whether the called instance gets every variable that the call sees, or only those of the call
     * @param fromChild whether every variable of the called instance comes back
     * @param mapped whether the call has output mappings: what comes back is for them alone
     */
    public CallActivity(
            String processId,
            CalledVersion version,
            CallableElement drawn,
            boolean fromParent,
            boolean fromChild,
            boolean mapped) {
        this.processId = processId;
        version.bind(processId, drawn);
        drawn.addInput(new FromParent(fromParent));
        if (mapped) {
            drawn.addOutputLocal(new FromChild());
        } else if (fromChild) {
            drawn.addOutput(new FromChild());
        }
        setCallableElement(drawn);
    }

    @Override
    public void execute(ActivityExecution execution) throws Exception {
        if (ExecutionListeners.holdBefore(execution)) {
            return;
        }
        try {
            Feel.evaluateString(processId, execution);
            super.execute(execution);
        } catch (FeelFailure failure) {
            throw Parking.before(execution, "EXTRACT_VALUE_ERROR", failure);
        } catch (CalledVersion.NotDeployed missing) {
            throw Parking.before(execution, ERROR, missing);
        } catch (NotFoundException | NullValueException failure) {
            throw Parking.before(
                    execution,
                    ERROR,
                    new FeelFailure("Expected process with BPMN process id '" + Feel.evaluate(processId, execution)
                            + "' to be deployed, but not found."));
        }
    }

    @Override
    public void leave(ActivityExecution execution) {
        if (!ExecutionListeners.stay(execution, this)) {
            super.leave(execution);
        }
    }

    /** Nothing comes back from an instance that did not end but threw an error. */
    @Override
    public void passOutputVariables(ActivityExecution execution, VariableScope called) {
        if (!(called instanceof ExecutionEntity instance) || instance.isEnded()) {
            super.passOutputVariables(execution, called);
        }
    }

    private static final class FromParent extends CallableElementParameter {
        private final boolean all;

        FromParent(boolean all) {
            this.all = all;
        }

        @Override
        public void applyTo(VariableScope scope, VariableMap variables) {
            Map<String, @Nullable Object> source = all ? scope.getVariables() : scope.getVariablesLocal();
            source.forEach((name, value) -> {
                if (!name.startsWith("nrOf") || !name.endsWith("Instances")) {
                    variables.put(name, value);
                }
            });
        }
    }

    private static final class FromChild extends CallableElementParameter {
        @Override
        public void applyTo(VariableScope scope, VariableMap variables) {
            variables.putAll(scope.getVariables());
        }
    }
}
