package io.countersign.infra.engine.message;

import io.countersign.infra.engine.feel.Feel;
import io.countersign.infra.engine.feel.FeelFailure;
import io.countersign.infra.engine.job.ExecutionListeners;
import io.countersign.infra.engine.model.ElementModel;
import io.countersign.infra.engine.park.Parking;
import io.countersign.infra.engine.store.EngineSql;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.delegate.BaseDelegateExecution;
import org.operaton.bpm.engine.delegate.VariableScope;
import org.operaton.bpm.engine.impl.bpmn.parser.EventSubscriptionDeclaration;
import org.operaton.bpm.engine.impl.el.Expression;
import org.operaton.bpm.engine.impl.el.StartProcessVariableScope;
import org.operaton.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;
import org.operaton.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.operaton.bpm.engine.impl.pvm.process.ScopeImpl;

/**
 * The event name of a message subscription: the message's name and its correlation key. Operaton subscribes before start
 * variables and input mappings are there, and before start listeners are done, so the name is left open then and resolved when they are.
 */
public final class SubscriptionName implements Expression {
    private static final String OPEN = "\u0001open";
    private static final ThreadLocal<@Nullable Boolean> RESOLVING = new ThreadLocal<>();

    private final String name;
    private final @Nullable String correlationKey;
    private final Consumer<MessageAddress> subscribed;

    SubscriptionName(String name, @Nullable String correlationKey, Consumer<MessageAddress> subscribed) {
        Feel.check(name);
        if (correlationKey != null) {
            Feel.check(correlationKey);
        }
        this.name = name;
        this.correlationKey = correlationKey;
        this.subscribed = subscribed;
    }

    /** Resolves the names that were left open in a scope. */
    public static void resolve(ExecutionEntity execution, ScopeImpl scope) {
        for (EventSubscriptionEntity subscription : execution.getEventSubscriptions()) {
            if (!OPEN.equals(subscription.getEventName())) {
                continue;
            }
            for (EventSubscriptionDeclaration declaration :
                    EventSubscriptionDeclaration.getDeclarationsForScope(scope).values()) {
                if (Objects.equals(declaration.getActivityId(), subscription.getActivityId())) {
                    RESOLVING.set(true);
                    try {
                        declaration.updateSubscription(subscription);
                    } finally {
                        RESOLVING.remove();
                    }
                }
            }
        }
    }

    /** Opens what waits for an element that has had its start listeners. */
    public static void open(ExecutionEntity execution, ScopeImpl element) {
        resolve(execution, element);
        for (EventSubscriptionDeclaration declaration :
                EventSubscriptionDeclaration.getDeclarationsForScope(element).values()) {
            if (declaration instanceof SignalSubscription && !declaration.isStartEvent()) {
                declaration.createSubscriptionForExecution(execution);
            }
        }
        execution.initializeTimerDeclarations();
    }

    @Override
    public Object getValue(VariableScope scope, @Nullable BaseDelegateExecution context) {
        if (scope instanceof StartProcessVariableScope || correlationKey == null) {
            return name;
        }
        ExecutionEntity execution = (ExecutionEntity) scope;
        if (RESOLVING.get() == null && isTooEarly(execution)) {
            return OPEN;
        }
        MessageAddress address;
        try {
            address = new MessageAddress(Feel.evaluateString(name, scope), key(scope));
        } catch (FeelFailure failure) {
            throw Parking.before(scope, "EXTRACT_VALUE_ERROR", failure);
        }
        address.keepIfLong();
        EngineSql.afterCommit(() -> subscribed.accept(address));
        return address.eventName();
    }

    /** @throws FeelFailure unless the key is a string or a number */
    private String key(VariableScope scope) {
        String source = Objects.requireNonNull(correlationKey);
        Object value = Feel.evaluate(source, scope);
        if (value instanceof String || value instanceof Number) {
            return value.toString();
        }
        throw new FeelFailure("Failed to extract the correlation key for '" + source.substring(1)
                + "': The value must be either a string or a number, but was '" + value + "'.");
    }

    /** Before the start variables of an instance, before the input mappings of the element are set, or before its start listeners are done. */
    private static boolean isTooEarly(ExecutionEntity execution) {
        if (execution.isProcessInstanceExecution() && execution.getActivityInstanceId() == null) {
            return true;
        }
        return execution.getActivity() != null
                && (ElementModel.of(execution.getActivity()).hasInputs()
                        || ExecutionListeners.precedeEvents(execution));
    }

    @Override
    public Object getValue(VariableScope scope) {
        return getValue(scope, null);
    }

    @Override
    public void setValue(Object value, VariableScope scope) {
        throw new UnsupportedOperationException("a name is not assigned");
    }

    @Override
    public void setValue(Object value, VariableScope scope, BaseDelegateExecution context) {
        throw new UnsupportedOperationException("a name is not assigned");
    }

    @Override
    public String getExpressionText() {
        return name;
    }

    @Override
    public boolean isLiteralText() {
        return !Feel.isExpression(name);
    }
}
