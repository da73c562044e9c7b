package io.countersign.testing;

import io.countersign.engine.Outcome;
import io.countersign.engine.Step;
import io.countersign.engine.StepWorker;
import io.countersign.engine.Variables;
import io.countersign.identity.Actor;
import io.countersign.processes.TaskKind;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** What the engine and the task list do for a feature under test: jobs are delivered, tasks are in a person's hands. */
public final class Work {
    private static final AtomicLong KEYS = new AtomicLong(5_000_000);

    private final Domain domain;

    public Work(Domain domain) {
        this.domain = domain;
    }

    /** Carries out a step in a transaction of its own; one that is stuck leaves nothing behind. */
    public Outcome deliver(StepWorker worker, Map<String, Object> variables) {
        Step step = new Step(
                KEYS.incrementAndGet(),
                worker.jobType(),
                "process",
                1,
                77,
                "Element",
                Map.of(),
                new Variables(variables),
                null);
        return Objects.requireNonNull(domain.get(TransactionTemplate.class).execute(status -> {
            Outcome outcome = worker.carryOut(step);
            if (outcome instanceof Outcome.Stuck) {
                status.setRollbackOnly();
            }
            return outcome;
        }));
    }

    /** The variables of a step that completed. */
    public Map<String, Object> complete(StepWorker worker, Map<String, Object> variables) {
        Outcome outcome = deliver(worker, variables);
        if (outcome instanceof Outcome.Completed completed) {
            return completed.variables();
        }
        throw new AssertionError(worker.jobType() + " came to " + outcome);
    }

    /** A task on a lot, claimed by the person. */
    public long claimOfLot(Actor.Person person, TaskKind kind, long jobId, long lotId) {
        return claim(person, kind, jobId, lotId, null);
    }

    /** A task on a release, claimed by the person. */
    public long claimOfRelease(Actor.Person person, TaskKind kind, long jobId, long releaseId) {
        return claim(person, kind, jobId, null, releaseId);
    }

    private long claim(Actor.Person person, TaskKind kind, long jobId, @Nullable Long lotId, @Nullable Long releaseId) {
        Timestamp now = Timestamp.from(domain.clock().instant());
        return domain.jdbc()
                .sql("""
                insert into task (kind, job_id, lot_id, release_id, state, name, separation, candidate_groups, priority,
                                  reservation_seconds, assignee, assignee_organisation, lease_until, user_task_key,
                                  process_instance_key, process_id, element_id, created_at)
                values (:kind, :job, :lot, :release, 'CLAIMED', :kind, '{}', :groups, 50, 1800, :person, :organisation, :lease, :key, 77,
                        'process', 'Element', :now) returning id""")
                .param("kind", kind.name())
                .param("job", jobId)
                .param("lot", lotId, Types.BIGINT)
                .param("release", releaseId, Types.BIGINT)
                .param("groups", People.groups(person))
                .param("person", person.subject())
                .param("organisation", person.organisation())
                .param("lease", Timestamp.from(domain.clock().instant().plus(Duration.ofHours(1))))
                .param("key", KEYS.incrementAndGet())
                .param("now", now)
                .query(Long.class)
                .single();
    }

    /** The outcome with which a task went back to the process. */
    public Map<String, Object> outcome(long taskId) {
        return domain.jdbc()
                .sql("""
                select c.command -> 'variables' variables from task t
                join engine_command c on (c.command ->> 'userTaskKey')::bigint = t.user_task_key
                where t.id = :task and t.state = 'DONE'""")
                .param("task", taskId)
                .query((row, n) -> json(row.getString("variables")))
                .single();
    }

    /** The messages of a name that wait for the engine, with their variables and ids. */
    public List<Map<String, Object>> messages(String name, long key) {
        return domain.jdbc()
                .sql("""
                select command from engine_command where command ->> 'message' = :name and command ->> 'correlationKey' = :key
                order by id""")
                .param("name", name)
                .param("key", String.valueOf(key))
                .query((row, n) -> json(row.getString("command")))
                .list();
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> json(String text) {
        return domain.get(tools.jackson.databind.json.JsonMapper.class).readValue(text, Map.class);
    }
}
