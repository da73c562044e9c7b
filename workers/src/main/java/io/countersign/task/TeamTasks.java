package io.countersign.task;

import io.countersign.assign.Why;
import io.countersign.audit.Refusals;
import io.countersign.identity.Actor;
import io.countersign.identity.Refused;
import io.countersign.member.Colleague;
import io.countersign.member.Colleagues;
import io.countersign.problem.Invalid;
import io.countersign.problem.Problem;
import io.countersign.problem.Reason;
import io.countersign.problem.WrongState;
import io.countersign.processes.CandidateGroup;
import io.countersign.processes.Role;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * What leads do with tasks of others: give them back to their queue, or to somebody else. A job owner leads the work on the jobs of
 * the own organisation, an organisation admin the work of its people.
 */
@Component
public class TeamTasks {
    public static final int MOST_AT_ONCE = 200;
    private static final int MOST_IN_A_PAGE = 200;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final TaskStore tasks;
    private final Queue queue;
    private final Claims claims;
    private final Colleagues colleagues;
    private final Refusals refusals;
    private final TransactionTemplate transaction;

    TeamTasks(
            JdbcClient jdbc,
            JsonMapper json,
            TaskStore tasks,
            Queue queue,
            Claims claims,
            Colleagues colleagues,
            Refusals refusals,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.json = json;
        this.tasks = tasks;
        this.queue = queue;
        this.claims = claims;
        this.colleagues = colleagues;
        this.refusals = refusals;
        this.transaction = transaction;
    }

    /** @param problem why it was not done; null where it was */
    public record Result(long taskId, @Nullable Problem problem) {}

    /**
     * Tasks in somebody's hands, and of a job, where one is asked for, also those that wait: the earliest due first. One row more than
     * asked for, where there are more.
     */
    public List<TeamTask> list(Actor.Person lead, QueueFilter filter, @Nullable TaskPosition after, int limit) {
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("organisation", lead.organisation());
        params.put("owner", lead.has(Role.JOB_OWNER));
        params.put("admin", lead.has(Role.ORG_ADMIN));
        params.put("never", Timestamp.from(Queue.NEVER_DUE));
        if (after != null) {
            params.put("at", Timestamp.from(after.at() == null ? Queue.NEVER_DUE : after.at()));
            params.put("id", after.id());
        }
        // A list of one job is walked along the index of its tasks at hand, the other along those in hands.
        String states = filter.jobId() == null ? "t.state = 'CLAIMED'" : "t.state in ('OPEN', 'CLAIMED')";
        String from = after == null ? "" : " and (coalesce(t.due_at, :never), t.id) > (:at, :id)";
        String sql = """
                , coalesce(t.assignee_organisation, split_part(t.candidate_groups[1], '/', 1)) team,
                  case when t.assignee_organisation = :organisation then
                      (select p.name from person p where p.subject = t.assignee) end holder
                from task t join job j on j.id = t.job_id
                where %s%s%s and (:owner and j.owner = :organisation
                                  or :admin and (t.assignee_organisation = :organisation
                                                 or t.assignee is null and exists (select 1 from unnest(t.candidate_groups) g
                                                                                   where split_part(g, '/', 1) = :organisation)))
                order by coalesce(t.due_at, :never), t.id limit %d""".formatted(
                states, TaskLists.filter(filter, params), from, Math.max(1, Math.min(limit, MOST_IN_A_PAGE)) + 1);
        return jdbc.sql(TaskLists.COLUMNS + sql)
                .params(params)
                .query((row, n) -> new TeamTask(
                        TaskLists.read(row, n),
                        row.getString("team"),
                        row.getString("holder"),
                        why(row.getString("why"))))
                .list();
    }

    private @Nullable Why why(@Nullable String written) {
        return written == null ? null : json.readValue(written, Why.class);
    }

    /** Gives tasks back to their queues; what their holders drafted stays. */
    public List<Result> release(Actor.Person lead, List<Long> taskIds, @Nullable String reason) {
        String why = checked(taskIds, reason);
        return each(lead, taskIds, task -> {
            if (task.state() != TaskRow.State.CLAIMED) {
                throw new WrongState("Task {0} is in nobody's hands.", task.id());
            }
            queue.giveBack(lead, task, "task.released", why);
        });
    }

    /**
     * Gives tasks to a person of the lead's own organisation.
     *
     * @param subject who has signed in at the page before
     */
    public List<Result> reassign(Actor.Person lead, List<Long> taskIds, String subject, @Nullable String reason) {
        String why = checked(taskIds, reason);
        Actor.Person to = colleagues
                .find(lead.organisation(), subject)
                .map(Colleague::person)
                .orElseThrow(() -> new Invalid("to", "is nobody of your organisation who has signed in here"));
        return each(lead, taskIds, task -> {
            if (task.state() == TaskRow.State.CLAIMED) {
                queue.giveBack(lead, task, "task.released", why);
            }
            claims.give(lead, tasks.lock(task.id()), to, why);
        });
    }

    private static String checked(List<Long> taskIds, @Nullable String reason) {
        if (taskIds.isEmpty() || taskIds.size() > MOST_AT_ONCE) {
            throw new Invalid("taskIds", "must have 1 to {0} elements", MOST_AT_ONCE);
        }
        return Reason.require(reason).strip();
    }

    /** Each for itself: what is refused of one keeps the others from nothing. */
    private List<Result> each(Actor.Person lead, List<Long> taskIds, Consumer<TaskRow> change) {
        List<Result> results = new ArrayList<>();
        for (long id : taskIds.stream().distinct().sorted().toList()) {
            try {
                transaction.executeWithoutResult(status -> {
                    TaskRow task = tasks.lock(id);
                    requireLed(lead, task);
                    change.accept(task);
                });
                results.add(new Result(id, null));
            } catch (Refused refused) {
                refusals.record(lead, refused, "task " + id);
                results.add(new Result(id, refused));
            } catch (Problem problem) {
                results.add(new Result(id, problem));
            }
        }
        return results;
    }

    private void requireLed(Actor.Person lead, TaskRow task) {
        boolean ownsJob = lead.has(Role.JOB_OWNER)
                && jdbc.sql("select owner = :organisation from job where id = :job")
                        .param("organisation", lead.organisation())
                        .param("job", task.jobId())
                        .query(Boolean.class)
                        .single();
        boolean ofTeam = task.candidateGroups().stream()
                .map(CandidateGroup::parse)
                .anyMatch(group -> group.organisation().equals(lead.organisation()));
        if (!ownsJob && !(lead.has(Role.ORG_ADMIN) && ofTeam)) {
            throw new Refused("lead", "Only who leads the work on a task may take it from somebody.")
                    .about(task.matter());
        }
    }
}
