package io.countersign.task;

import io.countersign.assign.Assignments;
import io.countersign.assign.Place;
import io.countersign.assign.Why;
import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.identity.Actor;
import io.countersign.identity.Refused;
import io.countersign.problem.NotFound;
import io.countersign.problem.Text;
import io.countersign.problem.WrongState;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Taking tasks and giving them back. A task is in the hands of one person at a time, for as long as the lease is kept up. */
@Component
public class Claims {
    private final TransactionTemplate transaction;
    private final TaskStore tasks;
    private final Queue queue;
    private final Separations separations;
    private final Fitness fitness;
    private final Assignments assignments;
    private final Trail trail;
    private final Offers offers;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final InstantSource clock;

    Claims(
            TransactionTemplate transaction,
            TaskStore tasks,
            Queue queue,
            Separations separations,
            Fitness fitness,
            Assignments assignments,
            Trail trail,
            Offers offers,
            JdbcClient jdbc,
            JsonMapper json,
            InstantSource clock) {
        this.transaction = transaction;
        this.tasks = tasks;
        this.queue = queue;
        this.separations = separations;
        this.fitness = fitness;
        this.assignments = assignments;
        this.trail = trail;
        this.offers = offers;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Takes a task of one of the person's groups; claiming again what one holds renews its lease.
     *
     * @throws NotFound where there is no such task
     * @throws WrongState where it is no longer open
     * @throws Refused where it is for other groups, or the separation of duties forbids it
     */
    public ClaimedTask claim(Actor.Person person, long taskId) {
        return inTurn(person, () -> claimOpen(person, tasks.lock(taskId)));
    }

    /** Takes the first task of the queue that the person may have; empty where there is none. Never gives one task to two. */
    public Optional<ClaimedTask> claimNext(Actor.Person person, QueueFilter filter) {
        if (person.roles().isEmpty()) {
            return Optional.empty();
        }
        QueueSql allowed = new QueueSql(person, filter, "");
        String first = firstOf(allowed);
        return inTurn(
                person,
                () -> jdbc.sql(first)
                        .params(allowed.params())
                        .query(TaskRow::read)
                        .optional()
                        .map(task -> take(person, task)));
    }

    static String firstOf(QueueSql allowed) {
        return """
                select t.* from (select * from (%s) q order by urgency, rank, due_at, task_id) q join task t on t.id = q.task_id
                where t.state = 'OPEN'
                order by q.urgency, q.rank, q.due_at, q.task_id
                limit 1 for update of t skip locked""".formatted(allowed.sql());
    }

    /** Gives a task back to its queue. */
    public void release(Actor.Person person, long taskId) {
        transaction.executeWithoutResult(status -> {
            TaskRow task = tasks.lock(taskId);
            requireHeld(person, task);
            queue.giveBack(person, task, "task.released", null);
        });
    }

    /**
     * The person is still at work.
     *
     * @return until when the task stays theirs without another sign
     */
    public Instant keep(Actor.Person person, long taskId) {
        Instant until = transaction.execute(status -> {
            TaskRow task = tasks.lock(taskId);
            task.requireOfferedTo(person);
            requireHeld(person, task);
            return renew(task);
        });
        return java.util.Objects.requireNonNull(until);
    }

    /** Whether the person holds the task now, and may. */
    public boolean isHeld(Actor.Person person, long taskId) {
        Instant now = clock.instant();
        return tasks.find(taskId)
                .filter(task -> task.isHeldBy(person) && task.isOfferedTo(person))
                .map(TaskRow::leaseUntil)
                .filter(until -> !until.isBefore(now))
                .isPresent();
    }

    private ClaimedTask claimOpen(Actor.Person person, TaskRow task) {
        task.requireOfferedTo(person);
        if (task.isHeldBy(person)) {
            return task.claimed(renew(task));
        }
        if (task.state() != TaskRow.State.OPEN) {
            throw new WrongState("Task {0} is no longer open.", task.id());
        }
        separations.require(person, task);
        fitness.require(person, task);
        requireNotOfferedToAnother(person, task);
        return take(person, task, null, task.isOnOffer() ? null : new Why.Chosen());
    }

    /**
     * A lead gives an open task to somebody, in the lead's transaction; the rules are those of a claim by that person.
     *
     * @throws Refused where the person's groups or the separation of duties forbid it
     */
    void give(Actor.Person lead, TaskRow task, Actor.Person to, String reason) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:person, 0))")
                .param("person", to.subject())
                .query(row -> {});
        if (!task.isOfferedTo(to)) {
            throw new Refused("candidate-group", "This task is for people of other groups.").about(task.matter());
        }
        if (task.state() != TaskRow.State.OPEN) {
            throw new WrongState("Task {0} is no longer open.", task.id());
        }
        separations.require(to, task);
        fitness.require(to, task);
        trail.append(
                lead,
                Change.ofJob(task.jobId(), "task.reassigned", "task", String.valueOf(task.id()))
                        .with("kind", task.kind().id())
                        .with("assignee", to.subject())
                        .with("assigneeOrganisation", to.organisation())
                        .because(reason));
        take(to, task, lead, new Why.ByLead());
    }

    private ClaimedTask take(Actor.Person person, TaskRow task) {
        return take(person, task, null, null);
    }

    private void requireNotOfferedToAnother(Actor.Person person, TaskRow task) {
        if (!task.isOnOffer()) {
            return;
        }
        jdbc.sql(
                        "select max(offered_until) from task_candidate where task_id = :task and offered_to not in ('', :person)")
                .param("task", task.id())
                .param("person", person.subject())
                .query(Timestamp.class)
                .optional()
                .ifPresent(until -> {
                    throw new Refused(
                            "offered",
                            Text.of("This task is offered to somebody else until {0}.", until.toInstant()),
                            task.matter());
                });
    }

    /**
     * @param lead who gave it to the person, where somebody did
     * @param why it came to them, where that is another reason than the one for which it waited where it did
     */
    private ClaimedTask take(Actor.Person person, TaskRow task, Actor.@Nullable Person lead, @Nullable Why why) {
        Instant until = clock.instant().plus(task.reservation());
        jdbc.sql("""
                update task set state = 'CLAIMED', assignee = :person, assignee_organisation = :organisation, lease_until = :until,
                                why = coalesce(cast(:why as jsonb), why), revision = revision + 1
                where id = :id""")
                .param("person", person.subject())
                .param("organisation", person.organisation())
                .param("until", Timestamp.from(until))
                .param("why", why == null ? null : json.writeValueAsString(why), Types.VARCHAR)
                .param("id", task.id())
                .update();
        queue.remove(task.id());
        Long assignment = task.assignmentId();
        if (assignment != null) {
            start(person, task, assignment).ifPresent(begun -> offers.seriesBegun(person, begun));
        }
        trail.append(
                lead == null ? person : lead,
                Change.ofJob(task.jobId(), "task.claimed", "task", String.valueOf(task.id()))
                        .from(Map.of("state", TaskRow.State.OPEN))
                        .to(Map.of("state", TaskRow.State.CLAIMED))
                        .with("kind", task.kind().id())
                        .with("leaseUntil", until)
                        .with("assignee", lead == null ? null : person.subject())
                        .with("assigneeOrganisation", lead == null ? null : person.organisation()));
        return task.claimed(until);
    }

    private Optional<Place.Begun> start(Actor.Person person, TaskRow task, long assignment) {
        try {
            return assignments.start(person, assignment);
        } catch (Refused refused) {
            throw refused.about(task.matter());
        }
    }

    private Instant renew(TaskRow task) {
        Instant until = clock.instant().plus(task.reservation());
        jdbc.sql("update task set lease_until = :until where id = :id")
                .param("until", Timestamp.from(until))
                .param("id", task.id())
                .update();
        return until;
    }

    private static void requireHeld(Actor.Person person, TaskRow task) {
        task.requireKnownTo(person);
        if (!task.isHeldBy(person)) {
            throw new WrongState("Task {0} is not claimed by you.", task.id());
        }
    }

    /** The search for the next task is planned once: planning it takes longer than carrying it out. */
    private <T> T inTurn(Actor.Person person, java.util.function.Supplier<T> claim) {
        T result = transaction.execute(status -> {
            jdbc.sql("select 1 from (select set_config('plan_cache_mode', 'force_generic_plan', true), " + Turns.TAKE
                            + ") turn")
                    .param("person", person.subject())
                    .query(Integer.class)
                    .single();
            return claim.get();
        });
        return java.util.Objects.requireNonNull(result);
    }
}
