package io.countersign.infra.engine.message;

import io.countersign.infra.engine.job.ExecutionListeners;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.impl.bpmn.parser.EventSubscriptionDeclaration;
import org.operaton.bpm.engine.impl.core.model.CallableElement;
import org.operaton.bpm.engine.impl.el.Expression;
import org.operaton.bpm.engine.impl.event.EventType;
import org.operaton.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;
import org.operaton.bpm.engine.impl.persistence.entity.ExecutionEntity;

/** A signal subscription as drawn. An element with start listeners subscribes when those are done. */
public final class SignalSubscription extends EventSubscriptionDeclaration {
    public SignalSubscription(Expression name, @Nullable CallableElement payload) {
        super(name, EventType.SIGNAL, payload);
    }

    @Override
    public @Nullable EventSubscriptionEntity createSubscriptionForExecution(ExecutionEntity execution) {
        return ExecutionListeners.precedeEvents(execution) ? null : super.createSubscriptionForExecution(execution);
    }
}
