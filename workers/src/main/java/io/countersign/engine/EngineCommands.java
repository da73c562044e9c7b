package io.countersign.engine;

import io.countersign.watch.Traces;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * Commands to the engine, kept in the transaction of the change that causes them and carried over after its commit, at least once.
 * Each is of a kind that the engine carries out once: messages have ids, a task is completed by key, an instance cancelled by key.
 */
@Component
public class EngineCommands {
    /** Longer than any repeat of a command can lie behind its first try, so that the engine still knows the message's id. */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final InstantSource clock;
    private final EnginePulse pulse;
    private final Traces traces;

    EngineCommands(JdbcClient jdbc, JsonMapper json, InstantSource clock, EnginePulse pulse, Traces traces) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.pulse = pulse;
        this.traces = traces;
    }

    /**
     * Publishes a message, which may start an instance.
     *
     * @param messageId unique for the occasion: the same id is taken once
     */
    public void publish(String message, String correlationKey, String messageId, Map<String, Object> variables) {
        Map<String, Object> traced = new LinkedHashMap<>(variables);
        String trace = traces.leave("countersign.engine.publish");
        if (trace != null) {
            traced.put(Traces.NAME, trace);
        }
        add(
                correlationKey,
                new EngineCommand.Publish(message, correlationKey, messageId, REMEMBERED.toMillis(), traced));
    }

    public void completeTask(long userTaskKey, long processInstanceKey, Map<String, Object> variables) {
        add(
                String.valueOf(processInstanceKey),
                new EngineCommand.CompleteTask(
                        userTaskKey, processInstanceKey, variables, traces.leave("countersign.engine.complete-task")));
    }

    public void cancelInstance(long processInstanceKey) {
        add(String.valueOf(processInstanceKey), new EngineCommand.CancelInstance(processInstanceKey));
    }

    private void add(String orderingKey, EngineCommand command) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a command to the engine is kept in the transaction of its cause");
        }
        Instant now = clock.instant();
        jdbc.sql("""
                insert into engine_command (ordering_key, command, created_at, next_attempt_at)
                values (:orderingKey, cast(:command as jsonb), :now, :now)""")
                .param("orderingKey", orderingKey)
                .param("command", json.writerFor(EngineCommand.class).writeValueAsString(command))
                .param("now", java.sql.Timestamp.from(now))
                .update();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                pulse.pulse().beat();
            }
        });
    }
}
