package io.countersign.task;

import io.countersign.assign.Assignments;
import io.countersign.assign.Place;
import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.engine.ContractBroken;
import io.countersign.engine.EngineCommands;
import io.countersign.engine.Step;
import io.countersign.job.Jobs;
import io.countersign.job.Policy;
import io.countersign.processes.TaskKind;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a user task of a process into the task list. Where its work is done already, because the process took the task back while
 * its work was committed, the task is done at once.
 */
@Component
class OpenTask {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Jobs jobs;
    private final Queue queue;
    private final Withdrawals withdrawals;
    private final TaskMoves moves;
    private final Assignments assignments;
    private final EngineCommands engine;
    private final Trail trail;
    private final InstantSource clock;

    OpenTask(
            JdbcClient jdbc,
            JsonMapper json,
            Jobs jobs,
            Queue queue,
            Withdrawals withdrawals,
            TaskMoves moves,
            Assignments assignments,
            EngineCommands engine,
            Trail trail,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.jobs = jobs;
        this.queue = queue;
        this.withdrawals = withdrawals;
        this.moves = moves;
        this.assignments = assignments;
        this.engine = engine;
        this.trail = trail;
        this.clock = clock;
    }

    private record Earlier(long id, String assignee, String assigneeOrganisation, String outcome) {}

    /** Opens it once for the engine's key of the user task. */
    @Transactional
    public void open(Step step) {
        long key = step.humanTask().key();
        withdrawals.takeTurn(key);
        if (isKnown(key) || withdrawals.contain(key)) {
            return;
        }
        String element = moves.elementNow(step);
        long jobId = step.variables().id("jobId");
        Policy policy = jobs.goingOn(jobId).policy();
        Opening opening = Opening.of(step, policy);
        Long packageId = step.variables().idOrNull("packageId");
        Long assignmentId =
                opening.kind() == TaskKind.ANNOTATE ? step.variables().id("assignmentId") : null;
        Optional<Earlier> earlier = takenBack(step, element, opening, assignmentId);
        if (earlier.isEmpty() && opening.kind() == TaskKind.REWORK && packageId != null) {
            assignmentId = assignments.openRework(step.actor(), packageId);
        }
        long id = insert(step, element, opening, jobId, assignmentId, policy);
        trail.append(
                step.actor(),
                Change.ofJob(jobId, "task.opened", "task", String.valueOf(id))
                        .to(Map.of("state", TaskRow.State.OPEN))
                        .with("kind", opening.kind().id())
                        .with("groups", opening.groups())
                        .with("packageId", step.variables().textOrNull("packageId"))
                        .with("lotId", step.variables().textOrNull("lotId"))
                        .with("releaseId", step.variables().textOrNull("releaseId")));
        if (earlier.isPresent()) {
            finish(step, id, jobId, earlier.get());
        } else if (assignmentId != null && isSubmitted(assignmentId, packageId, step)) {
            finish(step, id, jobId, null);
        } else {
            queue.add(step.actor(), id);
        }
    }

    private boolean isKnown(long userTaskKey) {
        return jdbc.sql("select count(*) from task where user_task_key = :key")
                        .param("key", userTaskKey)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private boolean isSubmitted(long assignmentId, @Nullable Long packageId, Step step) {
        Place place = assignments.lock(assignmentId);
        if (packageId == null || place.packageId() != packageId || place.state() == Place.State.EXPIRED) {
            throw new ContractBroken("user task '" + step.elementId() + "': variable 'assignmentId' is " + assignmentId
                    + ", which is " + place.state() + " in package " + place.packageId());
        }
        return place.state() == Place.State.SUBMITTED;
    }

    private Optional<Earlier> takenBack(Step step, String element, Opening opening, @Nullable Long assignmentId) {
        return jdbc.sql("""
                update task set taken_back = false
                where id = (select id from task
                            where process_instance_key = :instance and element_id = :element and taken_back
                              and candidate_groups = cast(:groups as text[])
                              and (cast(:assignment as bigint) is null or assignment_id = :assignment)
                            order by id limit 1 for update)
                returning id, assignee, assignee_organisation, outcome::text""")
                .param("instance", step.processInstanceKey())
                .param("element", element)
                .param("groups", opening.groups().toArray(String[]::new))
                .param("assignment", assignmentId, Types.BIGINT)
                .query(Earlier.class)
                .optional();
    }

    private long insert(
            Step step, String element, Opening opening, long jobId, @Nullable Long assignmentId, Policy policy) {
        Step.HumanTask human = step.humanTask();
        Instant due = human.dueAt();
        return jdbc.sql("""
                insert into task (kind, job_id, package_id, lot_id, release_id, assignment_id, state, name, separation, candidate_groups,
                                  priority, due_at, reservation_seconds, user_task_key, process_instance_key, process_id, element_id,
                                  created_at)
                values (:kind, :job, :package, :lot, :release, :assignment, 'OPEN', :element, :separation, :groups,
                        :priority, :due, :reservation, :key, :instance, :process, :element, :now)
                returning id""")
                .param("kind", opening.kind().name())
                .param("job", jobId)
                .param("package", step.variables().idOrNull("packageId"), Types.BIGINT)
                .param("lot", step.variables().idOrNull("lotId"), Types.BIGINT)
                .param("release", step.variables().idOrNull("releaseId"), Types.BIGINT)
                .param("assignment", assignmentId, Types.BIGINT)
                .param("separation", opening.separation().toArray(String[]::new))
                .param("groups", opening.groups().toArray(String[]::new))
                .param("priority", jobs.priority(jobId, human.priority()))
                .param("due", due == null ? null : Timestamp.from(due), Types.TIMESTAMP)
                .param("reservation", Math.toIntExact(policy.reservation().toSeconds()))
                .param("key", human.key())
                .param("instance", step.processInstanceKey())
                .param("process", step.processId())
                .param("element", element)
                .param("now", Timestamp.from(clock.instant()))
                .query(Long.class)
                .single();
    }

    private void finish(Step step, long id, long jobId, @Nullable Earlier earlier) {
        String outcome = earlier == null ? "{}" : earlier.outcome();
        jdbc.sql("""
                update task set state = 'DONE', closed_at = :now, outcome = cast(:outcome as jsonb), assignee = :assignee,
                                assignee_organisation = :organisation, revision = revision + 1
                where id = :id""")
                .param("now", Timestamp.from(clock.instant()))
                .param("outcome", outcome)
                .param("assignee", earlier == null ? null : earlier.assignee(), Types.VARCHAR)
                .param("organisation", earlier == null ? null : earlier.assigneeOrganisation(), Types.VARCHAR)
                .param("id", id)
                .update();
        trail.append(
                step.actor(),
                Change.ofJob(jobId, "task.completed", "task", String.valueOf(id))
                        .from(Map.of("state", TaskRow.State.OPEN))
                        .to(Map.of("state", TaskRow.State.DONE))
                        .with("workOfTask", earlier == null ? null : String.valueOf(earlier.id())));
        engine.completeTask(
                step.humanTask().key(),
                step.processInstanceKey(),
                json.readValue(outcome, new TypeReference<Map<String, Object>>() {}));
    }
}
