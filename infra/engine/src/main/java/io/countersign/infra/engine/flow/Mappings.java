package io.countersign.infra.engine.flow;

import io.countersign.infra.engine.feel.Feel;
import io.countersign.infra.engine.job.ExecutionListeners;
import io.countersign.infra.engine.message.SubscriptionName;
import io.countersign.infra.engine.park.Parking;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.delegate.VariableScope;
import org.operaton.bpm.engine.impl.core.variable.mapping.IoMapping;
import org.operaton.bpm.engine.impl.core.variable.scope.AbstractVariableScope;
import org.operaton.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.operaton.bpm.engine.impl.pvm.process.ActivityImpl;

/** The input and output mappings of an element, and its part of a multi-instance output collection. */
public final class Mappings extends IoMapping {
    private static final String ERROR = "IO_MAPPING_ERROR";

    private final ActivityImpl element;
    private final List<Mapping> inputs;
    private final List<Mapping> outputs;
    private final @Nullable OutputCollection collection;

    public Mappings(
            ActivityImpl element, List<Mapping> inputs, List<Mapping> outputs, @Nullable OutputCollection collection) {
        this.element = element;
        this.inputs = inputs;
        this.outputs = outputs;
        this.collection = collection;
    }

    @Override
    public void executeInputParameters(AbstractVariableScope scope) {
        try {
            for (Mapping input : inputs) {
                setLocal(input, scope);
            }
        } catch (RuntimeException failure) {
            throw Parking.before(scope, ERROR, failure);
        }
        if (collection != null) {
            collection.enter((ExecutionEntity) scope);
        }
        if (!inputs.isEmpty() && !ExecutionListeners.precedeEvents((ExecutionEntity) scope)) {
            SubscriptionName.resolve((ExecutionEntity) scope, element);
        }
    }

    private static void setLocal(Mapping input, VariableScope scope) {
        Map<String, @Nullable Object> variables = new LinkedHashMap<>();
        String name = input.variable();
        if (input.isPath() && scope.hasVariableLocal(name)) {
            variables.put(name, copy(scope.getVariableLocal(name)));
        }
        input.put(variables, Feel.evaluate(input.source(), scope));
        scope.setVariableLocal(name, variables.get(name));
    }

    @Override
    public void executeOutputParameters(AbstractVariableScope scope) {
        ExecutionEntity execution = (ExecutionEntity) scope;
        // An instance that ends with the element is still at it when its own execution goes.
        boolean isElement = execution.getActivity() == element && execution.getParent() != null;
        if (execution.isCanceled() || !isElement || ExecutionListeners.isMapped(execution)) {
            return;
        }
        try {
            propagate(outputs, scope, execution.getParentVariableScope());
        } catch (RuntimeException failure) {
            throw Parking.after(scope, ERROR, failure);
        }
        if (collection != null) {
            collection.leave(execution);
        }
    }

    /** Sets the mapped variables where the outer scope finds them, else in the root. */
    static void propagate(List<Mapping> outputs, VariableScope inner, VariableScope outer) {
        for (Mapping output : outputs) {
            Map<String, @Nullable Object> variables = new LinkedHashMap<>();
            String name = output.variable();
            if (output.isPath() && outer.hasVariable(name)) {
                variables.put(name, copy(outer.getVariable(name)));
            }
            output.put(variables, Feel.evaluate(output.source(), inner));
            outer.setVariable(name, variables.get(name));
        }
    }

    /** A path changes an object; the stored one must not change with it. */
    private static @Nullable Object copy(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return value;
        }
        Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, entry) -> copy.put(key, copy(entry)));
        return copy;
    }
}
