package io.countersign.infra.engine.flow;

import io.countersign.infra.engine.feel.Feel;
import io.countersign.infra.engine.park.Parking;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.delegate.DelegateExecution;
import org.operaton.bpm.engine.impl.persistence.entity.ExecutionEntity;

/** Collects a value of each instance of a multi-instance element, in the order of the input, null where there is none. */
public final class OutputCollection {
    private static final Pattern VARIABLE = Pattern.compile("=\\s*([A-Za-z_]\\w*)\\s*(\\..*)?", Pattern.DOTALL);
    private static final String SIZE = "nrOfInstances";

    private final String collection;
    private final String element;
    private final @Nullable String variable;

    public OutputCollection(String collection, String element) {
        Feel.check(element);
        this.collection = collection;
        this.element = element;
        Matcher name = VARIABLE.matcher(element);
        this.variable = name.matches() ? name.group(1) : null;
    }

    /** The variable that the output element names is local to the instance; its input element is so already. */
    void enter(ExecutionEntity instance) {
        if (variable == null || instance.hasVariableLocal(variable)) {
            return;
        }
        ExecutionEntity parent = instance.getParent();
        if (parent == null || !parent.hasVariableLocal(variable)) {
            instance.setVariableLocal(variable, null);
        }
    }

    void leave(ExecutionEntity instance) {
        Object value;
        try {
            value = Feel.evaluate(element, instance);
        } catch (RuntimeException failure) {
            throw Parking.after(instance, "EXTRACT_VALUE_ERROR", failure);
        }
        ExecutionEntity body = instance;
        while (!body.hasVariableLocal(SIZE)) {
            body = body.getParent();
        }
        List<@Nullable Object> values = new ArrayList<>();
        if (body.getVariableLocal(collection) instanceof List<?> list) {
            values.addAll(list);
        } else {
            int size = (Integer) Objects.requireNonNull(body.getVariableLocal(SIZE));
            values.addAll(Collections.nCopies(size, null));
        }
        int place = (Integer) Objects.requireNonNull(instance.getVariable(MultiInstance.COUNTER)) - 1;
        values.set(place, value);
        body.setVariableLocal(collection, values);
    }

    /** Call when the body ends: the collection moves to the scope around it, unless the body was interrupted. */
    public void bodyEnded(DelegateExecution execution) {
        ExecutionEntity body = (ExecutionEntity) execution;
        if (body.isCanceled()) {
            return;
        }
        Object values = body.getVariableLocal(collection);
        body.removeVariableLocal(collection);
        body.getParentVariableScope().setVariable(collection, values == null ? List.of() : values);
    }
}
