package io.countersign.infra.engine.message;

import io.countersign.infra.engine.held.HeldCommand;
import io.countersign.infra.engine.held.HeldCommands;
import io.countersign.infra.engine.instance.RootLock;
import io.countersign.infra.engine.model.Definitions;
import io.countersign.infra.engine.store.Commands;
import io.countersign.infra.engine.store.EngineSql;
import io.countersign.infra.engine.store.Tables;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.impl.context.Context;
import org.operaton.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;
import org.operaton.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.operaton.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;

/** Brings one message to its subscriptions: one instance of each process, in one transaction with its mark. */
final class Correlation {
    private final Commands commands;
    private final Tables tables;
    private final Definitions definitions;
    private final HeldCommands held;

    Correlation(Commands commands, Tables tables, Definitions definitions, HeldCommands held) {
        this.commands = commands;
        this.tables = tables;
        this.definitions = definitions;
        this.held = held;
    }

    private record Waiting(
            String subscription,
            String execution,
            String definition,
            String instance,
            String root,
            String element,
            @Nullable String elementInstance) {}

    private record Starting(String subscription, String definition, String startEvent) {}

    private enum Result {
        DONE,
        NOT_WANTED
    }

    /** Whether the message must stay in the buffer because a command with it is held back. */
    boolean correlate(MessageAddress address, BufferedMessage message) {
        return correlate(address, message, instance -> {});
    }

    /** @param correlated is given the key of each instance that takes the message */
    boolean correlate(MessageAddress address, BufferedMessage message, Consumer<String> correlated) {
        Set<String> processes = new HashSet<>(message.processes());
        boolean keeps = false;
        for (Waiting waiting : waiting(address)) {
            String process = definitions.get(waiting.definition()).getKey();
            if (!processes.contains(process)) {
                Result result = deliver(address, message, waiting, process);
                keeps |= result == null;
                if (result != Result.NOT_WANTED) {
                    processes.add(process);
                    correlated.accept(waiting.instance());
                }
            }
        }
        for (Starting starting : starting(address, message)) {
            ProcessDefinitionEntity definition = definitions.get(starting.definition());
            if (processes.add(definition.getKey())) {
                String instance = start(address, message, definition, starting);
                if (instance != null) {
                    correlated.accept(instance);
                }
            }
        }
        return keeps;
    }

    private List<Waiting> waiting(MessageAddress address) {
        if (address.key().isEmpty()) {
            return List.of();
        }
        return tables.query(
                """
                select s.id_, s.execution_id_, e.proc_def_id_, e.proc_inst_id_, i.root_proc_inst_id_, s.activity_id_,
                  substring(e.act_inst_id_ from '[^:]*$')
                from act_ru_event_subscr s join act_ru_execution e on e.id_ = s.execution_id_
                join act_ru_execution i on i.id_ = e.proc_inst_id_
                where s.event_type_ = 'message' and s.event_name_ = ? order by s.id_::bigint
                """,
                row -> new Waiting(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7)),
                address.eventName());
    }

    /** A message published before the process was deployed does not start it. */
    private List<Starting> starting(MessageAddress address, BufferedMessage message) {
        return tables.query(
                """
                select id_, configuration_, activity_id_ from act_ru_event_subscr
                where event_type_ = 'message' and event_name_ = ? and execution_id_ is null and id_::bigint < ?
                order by id_::bigint
                """,
                row -> new Starting(row.getString(1), row.getString(2), row.getString(3)),
                address.name(),
                message.key());
    }

    /** Null if the command is held back. */
    private @Nullable Result deliver(MessageAddress address, BufferedMessage message, Waiting waiting, String process) {
        AtomicReference<@Nullable Result> result = new AtomicReference<>();
        held.run(
                new HeldCommand.Correlation(address.name(), address.key(), message.key()),
                () -> result.set(commands.run(context -> handOver(address, message, waiting, process))));
        return result.get();
    }

    private static Result handOver(MessageAddress address, BufferedMessage message, Waiting waiting, String process) {
        if (!RootLock.ofExecution(Long.parseLong(waiting.execution()))) {
            return Result.NOT_WANTED;
        }
        EventSubscriptionEntity subscription = Context.getCommandContext()
                .getEventSubscriptionManager()
                .findEventSubscriptionById(waiting.subscription());
        if (subscription == null) {
            return Result.NOT_WANTED;
        }
        mark(message, process);
        record(
                address,
                message,
                waiting.subscription(),
                waiting.definition(),
                waiting.instance(),
                waiting.root(),
                waiting.element(),
                waiting.elementInstance(),
                false);
        EventDelivery.deliver(subscription, message.variables());
        return Result.DONE;
    }

    private @Nullable String start(
            MessageAddress address, BufferedMessage message, ProcessDefinitionEntity definition, Starting starting) {
        String process = definition.getKey();
        return commands.<@Nullable String>run(context -> {
            if (MessageInstances.isActive(process, address.key())) {
                return null;
            }
            ExecutionEntity instance =
                    definition.createProcessInstance(null, definition.findActivity(starting.startEvent()));
            MessageInstances.add(process, address.key(), instance.getId());
            mark(message, process);
            record(
                    address,
                    message,
                    starting.subscription(),
                    definition.getId(),
                    instance.getId(),
                    instance.getId(),
                    starting.startEvent(),
                    null,
                    true);
            instance.start(message.variables());
            return instance.getProcessInstanceId();
        });
    }

    private static void record(
            MessageAddress address,
            BufferedMessage message,
            String subscription,
            String definition,
            String instance,
            String root,
            String element,
            @Nullable String elementInstance,
            boolean starts) {
        EngineSql.update(
                "insert into c8_correlation values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                message.key(),
                Long.parseLong(subscription),
                address.name(),
                address.key(),
                definition,
                instance,
                root,
                element,
                elementInstance == null ? null : Long.parseLong(elementInstance),
                starts,
                Instant.ofEpochMilli(Commands.now()).atOffset(ZoneOffset.UTC));
    }

    private static void mark(BufferedMessage message, String process) {
        EngineSql.update(
                "update c8_message set correlated_processes = correlated_processes || ? where message_key = ?",
                process,
                message.key());
    }
}
