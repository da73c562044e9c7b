package io.countersign.infra.engine.message;

import io.countersign.infra.engine.held.HeldCommand;
import io.countersign.infra.engine.held.HeldCommands;
import io.countersign.infra.engine.instance.RootLock;
import io.countersign.infra.engine.store.Commands;
import io.countersign.infra.engine.store.EngineSql;
import io.countersign.infra.engine.store.Tables;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.impl.context.Context;
import org.operaton.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;
import org.operaton.bpm.engine.impl.persistence.entity.ExecutionEntity;

/** Signals reach everybody who waits for them at that moment, and start processes; nothing is buffered. */
public final class Signals {
    private static final String WAITING = """
            select id_ from act_ru_event_subscr where event_type_ = 'signal' and event_name_ = ? order by id_::bigint
            """;

    private final Commands commands;
    private final Tables tables;
    private final HeldCommands held;

    public Signals(Commands commands, Tables tables, HeldCommands held) {
        this.commands = commands;
        this.tables = tables;
        this.held = held;
    }

    /**
     * Broadcasts a signal. Each receiver is one transaction.
     *
     * @return the signal's key
     */
    public String broadcast(String name, Map<String, @Nullable Object> variables) {
        String key = commands.nextKey();
        tables.query(WAITING, row -> row.getLong(1), name)
                .forEach(subscription -> held.run(
                        new HeldCommand.Signal(subscription, variables), () -> deliver(subscription, variables)));
        return key;
    }

    /** Brings a signal to one subscription, if it is still there. */
    public void deliver(long subscription, Map<String, @Nullable Object> variables) {
        commands.run(context -> {
            receive(Long.toString(subscription), variables);
            return null;
        });
    }

    /** Throws a signal from an element, in the command that runs. */
    public static void thrown(String name, Map<String, @Nullable Object> variables) {
        List<String> waiting = EngineSql.query(WAITING, row -> row.getString(1), name);
        waiting.forEach(subscription -> receive(subscription, variables));
    }

    private static void receive(String id, Map<String, @Nullable Object> variables) {
        EventSubscriptionEntity subscription =
                Context.getCommandContext().getEventSubscriptionManager().findEventSubscriptionById(id);
        if (subscription == null) {
            return;
        }
        if (subscription.getExecutionId() == null) {
            subscription.eventReceived(variables, null, null, null, false);
        } else if (RootLock.ofExecution(Long.parseLong(subscription.getExecutionId()))) {
            ExecutionEntity waiting = subscription.getExecution();
            if (waiting != null && !waiting.isEnded() && !waiting.isCanceled()) {
                EventDelivery.deliver(subscription, variables);
            }
        }
    }
}
