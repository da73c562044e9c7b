package io.countersign.infra.engine.message;

import io.countersign.infra.engine.model.ElementModel;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;
import org.operaton.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.operaton.bpm.engine.impl.pvm.process.ActivityImpl;

/** Hands a message or a signal to the element that waits for it. */
final class EventDelivery {
    private EventDelivery() {}

    /** Without output mappings the variables go up to where they are known; with them, only what they map. */
    static void deliver(EventSubscriptionEntity subscription, Map<String, @Nullable Object> variables) {
        ActivityImpl element = subscription.getActivity();
        if (!ElementModel.of(element).hasOutputs()) {
            subscription.eventReceived(variables, null, null, null, false);
            return;
        }
        ExecutionEntity waiting = subscription.getExecution();
        if (element.equals(waiting.getActivity())) {
            subscription.eventReceived(null, variables, null, null, false);
        } else {
            waiting.getProcessInstance().setPayloadForTriggeredScope(variables);
            subscription.eventReceived(null, null, null, null, false);
        }
    }
}
