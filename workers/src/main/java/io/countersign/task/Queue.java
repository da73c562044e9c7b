package io.countersign.task;

import io.countersign.assign.Assignments;
import io.countersign.assign.Ranking;
import io.countersign.assign.Standing;
import io.countersign.assign.Waiting;
import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.identity.Actor;
import io.countersign.job.Jobs;
import io.countersign.job.Policy;
import io.countersign.processes.CandidateGroup;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where open tasks wait, once for each group that may take them: most urgent first, then by the rank that the policy's order gives, the
 * earliest due, the oldest. A task that is offered to one person waits for them alone, until the offer is over.
 */
@Component
class Queue {
    /** The place of a task that is never due: behind all others of its urgency. */
    static final Instant NEVER_DUE = Instant.parse("9999-12-31T00:00:00Z");

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Jobs jobs;
    private final Ranking ranking;
    private final Offers offers;
    private final Assignments assignments;
    private final Trail trail;

    Queue(
            JdbcClient jdbc,
            JsonMapper json,
            Jobs jobs,
            Ranking ranking,
            Offers offers,
            Assignments assignments,
            Trail trail) {
        this.jdbc = jdbc;
        this.json = json;
        this.jobs = jobs;
        this.ranking = ranking;
        this.offers = offers;
        this.assignments = assignments;
        this.trail = trail;
    }

    void add(Actor actor, long taskId) {
        add(actor, taskId, null);
    }

    /** @param notTo who is not offered it again, or null */
    private void add(Actor actor, long taskId, @Nullable String notTo) {
        TaskRow task = jdbc.sql("select * from task where id = :id")
                .param("id", taskId)
                .query(TaskRow::read)
                .single();
        List<CandidateGroup> groups = task.candidateGroups().stream()
                .distinct()
                .map(CandidateGroup::parse)
                .toList();
        Policy policy = jobs.policy(task.jobId());
        Waiting waiting =
                new Waiting(taskId, task.jobId(), task.kind(), task.packageId(), task.assignmentId(), groups, notTo);
        Standing standing = ranking.of(waiting, policy);
        jdbc.sql("update task set rank = :rank, why = cast(:why as jsonb) where id = :id")
                .param("rank", standing.rank())
                .param("why", json.writeValueAsString(standing.why()))
                .param("id", taskId)
                .update();
        Instant due = task.dueAt() == null ? NEVER_DUE : task.dueAt();
        for (CandidateGroup group : groups) {
            jdbc.sql("""
                    insert into task_candidate (organisation, role, urgency, rank, due_at, task_id, job_id, kind)
                    values (:organisation, :role, :urgency, :rank, :due, :task, :job, :kind)""")
                    .param("organisation", group.organisation())
                    .param("role", group.role().id())
                    .param("urgency", 100 - task.priority())
                    .param("rank", standing.rank())
                    .param("due", Timestamp.from(due))
                    .param("task", taskId)
                    .param("job", task.jobId())
                    .param("kind", task.kind().name())
                    .update();
        }
        offers.toWhoeverShouldHave(actor, task, waiting, policy);
    }

    void remove(long taskId) {
        jdbc.sql("delete from task_candidate where task_id = :task")
                .param("task", taskId)
                .update();
    }

    /** A claimed task is open again for all of its groups; what its holder drafted stays. */
    void giveBack(Actor actor, TaskRow task, String action, @Nullable String reason) {
        jdbc.sql("""
                update task set state = 'OPEN', assignee = null, assignee_organisation = null, lease_until = null, revision = revision + 1
                where id = :id""").param("id", task.id()).update();
        Long assignment = task.assignmentId();
        if (assignment != null) {
            assignments.free(assignment);
        }
        trail.append(
                actor,
                Change.ofJob(task.jobId(), action, "task", String.valueOf(task.id()))
                        .from(Map.of("state", TaskRow.State.CLAIMED))
                        .to(Map.of("state", TaskRow.State.OPEN))
                        .with("kind", task.kind().id())
                        .with("assignee", task.assignee())
                        .with("assigneeOrganisation", task.assigneeOrganisation())
                        .because(reason));
        add(actor, task.id(), task.assignee());
    }
}
