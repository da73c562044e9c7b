package io.countersign.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import io.countersign.outbox.Background;
import io.countersign.outbox.Outward;
import io.countersign.outbox.RelayLoop;
import io.countersign.watch.Traces;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Carries the outbox over to the engine: commands of one ordering key one after the other, different keys side by side. A command
 * that the engine has taken is deleted; one that it refuses for now is tried again later, and holds up only its own key.
 */
@Component
@Outward
class EngineRelay extends Background {
    private static final Logger log = LoggerFactory.getLogger(EngineRelay.class);
    private static final int BATCH = 200;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final CamundaClient client;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final InstantSource clock;
    private final EngineSettings settings;
    private final EnginePulse pulse;

    EngineRelay(
            CamundaClient client,
            JdbcClient jdbc,
            JsonMapper json,
            InstantSource clock,
            EngineSettings settings,
            EnginePulse pulse) {
        this.client = client;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.settings = settings;
        this.pulse = pulse;
    }

    private record Row(long id, String orderingKey, EngineCommand command, int attempts) {}

    /** The oldest due command of each ordering key whose older commands are all gone. */
    private boolean round() {
        List<Row> due = jdbc.sql("""
                select id, ordering_key, command, attempts from engine_command c
                where next_attempt_at <= :now
                  and not exists (select 1 from engine_command o where o.ordering_key = c.ordering_key and o.id < c.id)
                order by id limit :batch""")
                .param("now", Timestamp.from(clock.instant()))
                .param("batch", BATCH)
                .query((row, n) -> new Row(
                        row.getLong("id"),
                        row.getString("ordering_key"),
                        json.readValue(row.getString("command"), EngineCommand.class),
                        row.getInt("attempts")))
                .list();
        Map<Row, CompletableFuture<Optional<Throwable>>> sent = new LinkedHashMap<>();
        due.forEach(row -> sent.put(row, failure(send(row.command()))));
        List<Long> taken = sent.entrySet().stream()
                .filter(entry -> settle(entry.getKey(), entry.getValue()))
                .map(entry -> entry.getKey().id())
                .toList();
        if (!taken.isEmpty()) {
            jdbc.sql("delete from engine_command where id in (:ids)")
                    .param("ids", taken)
                    .update();
        }
        return !taken.isEmpty();
    }

    private CompletionStage<?> send(EngineCommand command) {
        if (command instanceof EngineCommand.Publish publish) {
            return client.newPublishMessageCommand()
                    .messageName(publish.message())
                    .correlationKey(publish.correlationKey())
                    .messageId(publish.messageId())
                    .timeToLive(Duration.ofMillis(publish.timeToLiveMillis()))
                    .variables(publish.variables())
                    .send();
        }
        if (command instanceof EngineCommand.CompleteTask complete) {
            return traced(complete)
                    .thenCompose(set -> client.newCompleteUserTaskCommand(complete.userTaskKey())
                            .variables(complete.variables())
                            .send());
        }
        if (command instanceof EngineCommand.CancelInstance cancel) {
            return client.newCancelInstanceCommand(cancel.processInstanceKey()).send();
        }
        throw new IllegalStateException("unknown command " + command);
    }

    /** An output mapping would keep it from the steps that follow, so it is set where they see it. */
    private CompletionStage<?> traced(EngineCommand.CompleteTask complete) {
        String trace = complete.traceparent();
        return trace == null
                ? CompletableFuture.completedStage(null)
                : client.newSetVariablesCommand(complete.processInstanceKey())
                        .variables(Map.of(Traces.NAME, trace))
                        .local(true)
                        .send();
    }

    /** The client's own futures throw something else when they are joined than futures do. */
    private static CompletableFuture<Optional<Throwable>> failure(CompletionStage<?> sent) {
        return sent.<Optional<Throwable>>handle((done, failure) -> Optional.ofNullable(failure))
                .toCompletableFuture();
    }

    private boolean settle(Row row, CompletableFuture<Optional<Throwable>> sent) {
        Throwable failure = sent.join().orElse(null);
        if (failure == null) {
            return true;
        }
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (isTaken(row.command(), cause)) {
            return true;
        }
        postpone(row, cause);
        return false;
    }

    /** The answers that mean: it was carried out before, or what it was for is gone. */
    private static boolean isTaken(EngineCommand command, Throwable cause) {
        if (!(cause instanceof ProblemException problem)) {
            return false;
        }
        return command instanceof EngineCommand.Publish ? problem.code() == 409 : problem.code() == 404;
    }

    private void postpone(Row row, Throwable cause) {
        Duration pause = Duration.ofMillis(100L << Math.min(row.attempts(), 10));
        Instant next = clock.instant().plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
        if (row.attempts() == 3) {
            log.warn("the engine does not take {} yet; it will be tried again: {}", row.command(), cause.getMessage());
        }
        jdbc.sql("""
                update engine_command set attempts = attempts + 1, next_attempt_at = :next, failure = :failure where id = :id""")
                .param("next", Timestamp.from(next))
                .param("failure", String.valueOf(cause.getMessage()))
                .param("id", row.id())
                .update();
    }

    @Override
    protected Runnable begin() {
        return new RelayLoop("engine-relay", pulse.pulse(), settings.relayIdle(), this::round).start()::close;
    }
}
