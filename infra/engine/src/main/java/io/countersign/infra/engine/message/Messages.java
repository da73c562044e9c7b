package io.countersign.infra.engine.message;

import io.countersign.infra.engine.held.HeldCommands;
import io.countersign.infra.engine.model.Definitions;
import io.countersign.infra.engine.problem.Problem;
import io.countersign.infra.engine.store.Commands;
import io.countersign.infra.engine.store.EngineSql;
import io.countersign.infra.engine.store.Tables;
import io.countersign.infra.engine.variable.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The message buffer. A message is stored, then brought to whoever waits; and when somebody starts to wait, the buffer is
 * looked through. Messages of one name and key are handled one after the other.
 */
public final class Messages {
    private static final Logger LOG = LoggerFactory.getLogger(Messages.class);
    private static final long SWEEP_SECONDS = 5;
    private static final int SWEEP_ROWS = 1000;
    private static final long RETRY_MILLIS = 1000;

    /** A message without time to live is in the buffer only while it is delivered. */
    private static final long DELIVERY_MILLIS = 1000;

    /** How long a message stays whose delivery waits for canceling listeners. */
    private static final long HELD_MILLIS = TimeUnit.DAYS.toMillis(7);

    private final Commands commands;
    private final Tables tables;
    private final ScheduledExecutorService scheduler;
    private final Correlation correlation;
    private final ReentrantLock[] locks =
            IntStream.range(0, 64).mapToObj(i -> new ReentrantLock(true)).toArray(ReentrantLock[]::new);

    public Messages(
            Commands commands,
            Tables tables,
            Definitions definitions,
            HeldCommands held,
            ScheduledExecutorService scheduler,
            Subscriptions subscriptions) {
        this.commands = commands;
        this.tables = tables;
        this.scheduler = scheduler;
        this.correlation = new Correlation(commands, tables, definitions, held);
        subscriptions.whenSubscribed(this::deliverSoon);
    }

    /**
     * Publishes a message.
     *
     * @param correlationKey empty to start processes only
     * @param timeToLiveMillis how long it stays in the buffer; 0 for not at all
     * @param messageId refused while a message of the same name, key and id is in the buffer; null or empty for no check
     * @return the message's key
     */
    public String publish(
            String name,
            String correlationKey,
            long timeToLiveMillis,
            @Nullable String messageId,
            Map<String, @Nullable Object> variables) {
        MessageAddress address = new MessageAddress(name, correlationKey);
        ReentrantLock lock = lock(address);
        lock.lock();
        try {
            refuseRepeated(address, messageId);
            long key = Long.parseLong(commands.nextKey());
            long now = Commands.now();
            store(
                    key,
                    address,
                    messageId,
                    variables,
                    now + (timeToLiveMillis > 0 ? timeToLiveMillis : DELIVERY_MILLIS));
            boolean held = deliverOrRetry(address);
            if (held) {
                tables.update(
                        "update c8_message set expires_at = greatest(expires_at, ?) where message_key = ?",
                        now + HELD_MILLIS,
                        key);
            } else if (timeToLiveMillis <= 0) {
                tables.update("delete from c8_message where message_key = ?", key);
            }
            return Long.toString(key);
        } finally {
            lock.unlock();
        }
    }

    /** A correlated message. */
    public record Correlated(String messageKey, String processInstanceKey) {}

    /**
     * Brings a message to whoever waits for it now; it is not buffered.
     *
     * @return the key of the first process instance that took it
     * @throws Problem 404 if nobody waits for it
     */
    public Correlated correlate(String name, String correlationKey, Map<String, @Nullable Object> variables) {
        MessageAddress address = new MessageAddress(name, correlationKey);
        ReentrantLock lock = lock(address);
        lock.lock();
        try {
            long key = Long.parseLong(commands.nextKey());
            store(key, address, null, variables, Commands.now() + DELIVERY_MILLIS);
            List<String> instances = new ArrayList<>();
            boolean held =
                    correlation.correlate(address, new BufferedMessage(key, variables, List.of()), instances::add);
            if (held) {
                tables.update(
                        "update c8_message set expires_at = ? where message_key = ?",
                        Commands.now() + HELD_MILLIS,
                        key);
            } else {
                tables.update("delete from c8_message where message_key = ?", key);
            }
            if (instances.isEmpty()) {
                throw Problem.notFound("Expected to find subscription for message with name '" + name
                        + "' and correlation key '" + correlationKey + "', but none was found.");
            }
            return new Correlated(Long.toString(key), instances.get(0));
        } finally {
            lock.unlock();
        }
    }

    private void store(
            long key,
            MessageAddress address,
            @Nullable String messageId,
            Map<String, @Nullable Object> variables,
            long expiresAt) {
        tables.update(
                "insert into c8_message (message_key, event_name, name, correlation_key, message_id, variables,"
                        + " expires_at) values (?, ?, ?, ?, ?, ?, ?)",
                key,
                address.eventName(),
                address.name(),
                address.key(),
                messageId,
                Json.write(variables),
                expiresAt);
    }

    private void refuseRepeated(MessageAddress address, @Nullable String messageId) {
        if (messageId == null || messageId.isEmpty()) {
            return;
        }
        Integer known = tables.queryOne(
                "select 1 from c8_message where event_name = ? and message_id = ? and expires_at > ?",
                row -> 1,
                address.eventName(),
                messageId,
                Commands.now());
        if (known != null) {
            throw Problem.exists("Expected to publish a new message with id '" + messageId
                    + "', but a message with that id was already published");
        }
    }

    /** Delivers what waits in the buffer; the caller decides what to do with a failure. */
    public void deliver(String name, String correlationKey) {
        deliver(new MessageAddress(name, correlationKey));
    }

    private boolean deliver(MessageAddress address) {
        ReentrantLock lock = lock(address);
        lock.lock();
        try {
            boolean held = false;
            for (BufferedMessage message : BufferedMessage.of(tables, address)) {
                held |= correlation.correlate(address, message);
            }
            return held;
        } finally {
            lock.unlock();
        }
    }

    private boolean deliverOrRetry(MessageAddress address) {
        try {
            return deliver(address);
        } catch (RuntimeException failure) {
            LOG.warn("Message '{}' could not be delivered and is tried again", address.name(), failure);
            scheduler.schedule(() -> deliverOrRetry(address), RETRY_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        }
    }

    private void deliverSoon(MessageAddress address) {
        scheduler.execute(() -> deliverOrRetry(address));
    }

    /** Nobody asks a second time for what is looked up here. */
    private void soon(Runnable lookUp) {
        scheduler.execute(() -> lookUpOrRetry(lookUp));
    }

    private void lookUpOrRetry(Runnable lookUp) {
        try {
            lookUp.run();
        } catch (RuntimeException failure) {
            LOG.warn("The message buffer could not be read; tried again", failure);
            scheduler.schedule(() -> lookUpOrRetry(lookUp), RETRY_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Call in the command that ends a process instance which messages can start. */
    public void instanceEnded(ExecutionEntity instance) {
        for (String correlationKey : MessageInstances.remove(instance.getId())) {
            EngineSql.afterCommit(() -> soon(() -> deliverAll(correlationKey)));
        }
    }

    private void deliverAll(String correlationKey) {
        tables.query(
                        "select distinct name from c8_message where correlation_key = ? and expires_at > ?",
                        row -> row.getString(1),
                        correlationKey,
                        Commands.now())
                .forEach(name -> deliverOrRetry(new MessageAddress(name, correlationKey)));
    }

    /** After a start: what was buffered or half delivered is looked at once. Then expired messages are swept. */
    public void start() {
        soon(() -> tables.query(
                        "select distinct name, correlation_key from c8_message where expires_at > ?",
                        row -> new MessageAddress(row.getString(1), row.getString(2)),
                        Commands.now())
                .forEach(this::deliverOrRetry));
        scheduler.scheduleWithFixedDelay(this::sweep, SWEEP_SECONDS, SWEEP_SECONDS, TimeUnit.SECONDS);
    }

    private void sweep() {
        try {
            int swept;
            do {
                swept = tables.update(
                        "delete from c8_message where message_key in"
                                + " (select message_key from c8_message where expires_at <= ? limit ?)",
                        Commands.now(),
                        SWEEP_ROWS);
            } while (swept == SWEEP_ROWS);
        } catch (RuntimeException failure) {
            LOG.warn("Expired messages could not be removed; tried again in {} s", SWEEP_SECONDS, failure);
        }
    }

    private ReentrantLock lock(MessageAddress address) {
        return locks[Math.floorMod(address.hashCode(), locks.length)];
    }
}
