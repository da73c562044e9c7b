package io.countersign.infra.engine.message;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.impl.bpmn.parser.EventSubscriptionDeclaration;
import org.operaton.bpm.engine.impl.event.EventType;

/** Makes the message subscriptions of a model. */
public final class Subscriptions {
    private @Nullable Consumer<MessageAddress> subscribed;

    void whenSubscribed(Consumer<MessageAddress> action) {
        this.subscribed = action;
    }

    /**
     * A subscription as drawn.
     *
     * @param correlationKey null for start events of a process, which match every key
     */
    public EventSubscriptionDeclaration declare(String name, @Nullable String correlationKey) {
        return new EventSubscriptionDeclaration(
                new SubscriptionName(name, correlationKey, this::subscribed), EventType.MESSAGE);
    }

    private void subscribed(MessageAddress address) {
        Consumer<MessageAddress> action = subscribed;
        if (action != null) {
            action.accept(address);
        }
    }
}
