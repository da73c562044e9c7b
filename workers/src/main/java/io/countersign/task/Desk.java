package io.countersign.task;

import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.engine.EngineCommands;
import io.countersign.identity.Actor;
import io.countersign.identity.Refused;
import io.countersign.job.JobState;
import io.countersign.job.Jobs;
import io.countersign.problem.NotFound;
import io.countersign.problem.WrongState;
import io.countersign.processes.TaskKind;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Where the work of a claimed task is committed: every feature that takes a person's work calls these two in its transaction. */
@Component
public class Desk {
    private final Turns turns;
    private final TaskStore tasks;
    private final Jobs jobs;
    private final Separations separations;
    private final Hands hands;
    private final EngineCommands engine;
    private final Trail trail;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final InstantSource clock;

    Desk(
            Turns turns,
            TaskStore tasks,
            Jobs jobs,
            Separations separations,
            Hands hands,
            EngineCommands engine,
            Trail trail,
            JdbcClient jdbc,
            JsonMapper json,
            InstantSource clock) {
        this.turns = turns;
        this.tasks = tasks;
        this.jobs = jobs;
        this.separations = separations;
        this.hands = hands;
        this.engine = engine;
        this.trail = trail;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Locks the task until the transaction ends and makes sure that this person may commit its work now.
     *
     * @param expected the kinds that the caller can commit
     * @throws NotFound where there is no such task
     * @throws WrongState where the task is of another kind, is not claimed by this person, its lease is over, or its job cancelled
     * @throws Refused where the task is for other groups, which the person may have left since, or the separation of duties forbids it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public ClaimedTask require(Actor.Person actor, long taskId, TaskKind... expected) {
        turns.take(actor);
        TaskRow task = tasks.lock(taskId);
        task.requireOfferedTo(actor);
        if (Arrays.stream(expected).noneMatch(kind -> kind == task.kind())) {
            throw new WrongState(
                    "Task {0} is to {1}, not to {2}.",
                    taskId,
                    task.kind().id(),
                    Arrays.stream(expected).map(TaskKind::id).collect(Collectors.joining(" / ")));
        }
        Instant until = task.leaseUntil();
        if (until == null || !task.isHeldBy(actor)) {
            throw notHeld(task);
        }
        if (until.isBefore(clock.instant())) {
            throw new WrongState("Your reservation of task {0} ended at {1}; claim it again.", taskId, until);
        }
        if (jobs.get(task.jobId()).state() == JobState.CANCELLED) {
            throw new WrongState("Job {0} is cancelled; nothing more is taken.", task.jobId());
        }
        separations.require(actor, task);
        return task.claimed(until);
    }

    private static WrongState notHeld(TaskRow task) {
        return switch (task.state()) {
            case CANCELLED ->
                new WrongState(
                        "Task {0} was taken back at {1}: its time was over, or its job ended. Nothing can be submitted to it any more.",
                        task.id(), task.closedAt());
            case DONE -> new WrongState("Task {0} is done.", task.id());
            case OPEN, CLAIMED -> new WrongState("Task {0} is not claimed by you.", task.id());
        };
    }

    /**
     * A task that this person has done, for callers that answer a repeated submission; it is locked to the end of the transaction.
     * Empty where it is of another kind, not done, or done by somebody else.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<ClaimedTask> done(Actor.Person actor, long taskId, TaskKind... expected) {
        turns.take(actor);
        TaskRow task = tasks.lock(taskId);
        Instant closed = task.closedAt();
        boolean ofKind = Arrays.stream(expected).anyMatch(kind -> kind == task.kind());
        return task.state() == TaskRow.State.DONE && ofKind && closed != null && task.wasTakenBy(actor)
                ? Optional.of(task.claimed(closed))
                : Optional.empty();
    }

    /**
     * The work is committed: the task is done, the person's hand is remembered, the process hears of it after the commit.
     *
     * @param task as {@link #require} gave it in this transaction
     * @param outcomeVariables ids, counts and flags for the process
     * @throws Refused where the database's last line forbids it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void complete(Actor.Person actor, ClaimedTask task, Map<String, Object> outcomeVariables) {
        Instant now = clock.instant();
        int closed = jdbc.sql("""
                update task set state = 'DONE', lease_until = null, outcome = cast(:outcome as jsonb), closed_at = :now,
                                revision = revision + 1
                where id = :id and state = 'CLAIMED' and assignee = :person and assignee_organisation = :organisation""")
                .param("outcome", json.writeValueAsString(outcomeVariables))
                .param("now", Timestamp.from(now))
                .param("id", task.id())
                .param("person", actor.subject())
                .param("organisation", actor.organisation())
                .update();
        if (closed != 1) {
            throw new WrongState("Task {0} is not claimed by you.", task.id());
        }
        jdbc.sql("delete from draft where task_id = :id").param("id", task.id()).update();
        hands.record(actor, task, now);
        trail.append(
                actor,
                Change.ofJob(task.jobId(), "task.completed", "task", String.valueOf(task.id()))
                        .from(Map.of("state", "CLAIMED"))
                        .to(Map.of("state", "DONE", "outcome", outcomeVariables))
                        .with("kind", task.kind().id())
                        .with("outcome", outcomeVariables.isEmpty() ? null : outcomeVariables));
        engine.completeTask(task.userTaskKey(), task.processInstanceKey(), outcomeVariables);
    }
}
