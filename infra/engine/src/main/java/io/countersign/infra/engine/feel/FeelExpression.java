package io.countersign.infra.engine.feel;

import io.countersign.infra.engine.park.Parking;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.delegate.BaseDelegateExecution;
import org.operaton.bpm.engine.delegate.VariableScope;
import org.operaton.bpm.engine.impl.core.variable.mapping.value.ParameterValueProvider;
import org.operaton.bpm.engine.impl.el.Expression;

/** What Operaton evaluates for a text of the model; a failure parks the execution before its element. */
public final class FeelExpression implements Expression, ParameterValueProvider {
    private final String text;

    /** @throws FeelFailure if the text is an expression that does not parse */
    public FeelExpression(String text) {
        Feel.check(text);
        this.text = text;
    }

    @Override
    public @Nullable Object getValue(VariableScope scope) {
        try {
            return Feel.evaluate(text, scope);
        } catch (FeelFailure failure) {
            throw Parking.before(scope, "EXTRACT_VALUE_ERROR", failure);
        }
    }

    @Override
    public @Nullable Object getValue(VariableScope scope, BaseDelegateExecution execution) {
        return getValue(scope);
    }

    @Override
    public boolean isDynamic() {
        return Feel.isExpression(text);
    }

    @Override
    public String getExpressionText() {
        return text;
    }

    @Override
    public boolean isLiteralText() {
        return !Feel.isExpression(text);
    }

    @Override
    public void setValue(Object value, VariableScope scope) {
        throw new UnsupportedOperationException("FEEL does not assign");
    }

    @Override
    public void setValue(Object value, VariableScope scope, BaseDelegateExecution execution) {
        throw new UnsupportedOperationException("FEEL does not assign");
    }
}
