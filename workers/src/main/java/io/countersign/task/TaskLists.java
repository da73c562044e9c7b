package io.countersign.task;

import io.countersign.identity.Actor;
import io.countersign.problem.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a person has in hand, may take, and has done. Pages are read by key; each call gives one row more than asked for, where
 * there are more.
 */
@Component
public class TaskLists {
    private static final int MOST_IN_A_PAGE = 200;
    static final String COLUMNS = """
            select t.*, j.name as job_name,
                   (select count(*) from item i where i.package_id = t.package_id) as items,
                   case when t.kind = 'REWORK' then %s end as returned
            """.formatted(Returned.SQL);

    private final JdbcClient jdbc;

    TaskLists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Claimed by the person, the earliest due first. */
    public List<TaskSummary> mine(Actor.Person person, QueueFilter filter, @Nullable TaskPosition after, int limit) {
        Map<String, Object> params =
                new LinkedHashMap<>(Map.of("person", person.subject(), "organisation", person.organisation()));
        String from = after == null ? "" : " and (coalesce(t.due_at, :never), t.id) > (:at, :id)";
        return list("""
                from task t join job j on j.id = t.job_id
                where t.assignee = :person and t.assignee_organisation = :organisation and t.state = 'CLAIMED'%s%s
                order by coalesce(t.due_at, :never), t.id limit %d""".formatted(filter(filter, params), from, rows(limit)), params, after);
    }

    /** Done by the person, the latest first. */
    public List<TaskSummary> done(Actor.Person person, QueueFilter filter, @Nullable TaskPosition after, int limit) {
        Map<String, Object> params =
                new LinkedHashMap<>(Map.of("person", person.subject(), "organisation", person.organisation()));
        String from = after == null ? "" : " and (t.closed_at, t.id) < (:at, :id)";
        return list("""
                from task t join job j on j.id = t.job_id
                where t.assignee = :person and t.assignee_organisation = :organisation and t.state = 'DONE'%s%s
                order by t.closed_at desc, t.id desc limit %d""".formatted(filter(filter, params), from, rows(limit)), params, after);
    }

    /** Open, for the person's groups, and not forbidden by any rule: in the order in which {@link Claims#claimNext} gives them. */
    public List<TaskSummary> queue(Actor.Person person, QueueFilter filter, @Nullable TaskPosition after, int limit) {
        if (person.roles().isEmpty()) {
            return List.of();
        }
        QueueSql allowed = new QueueSql(
                person,
                filter,
                after == null ? "" : " and (c.urgency, c.rank, c.due_at, c.task_id) > (:urgency, :rank, :at, :id)");
        return list("""
                from (select * from (%s) q order by urgency, rank, due_at, task_id limit %d) q
                join task t on t.id = q.task_id join job j on j.id = t.job_id
                order by q.urgency, q.rank, q.due_at, q.task_id""".formatted(allowed.sql(), rows(limit)), new LinkedHashMap<>(allowed.params()), after);
    }

    /**
     * One task, for whoever holds it, did it, or could take it.
     *
     * @throws NotFound where there is none, or none that the person may know of
     * @throws io.countersign.identity.Refused for those whose organisation it concerns, but no group of theirs
     */
    public TaskSummary get(Actor.Person person, long id) {
        TaskRow task = jdbc.sql("select * from task where id = :id")
                .param("id", id)
                .query(TaskRow::read)
                .optional()
                .orElseThrow(() -> new NotFound("task", id));
        task.requireKnownTo(person);
        return jdbc.sql(COLUMNS + "from task t join job j on j.id = t.job_id where t.id = :id")
                .param("id", task.id())
                .query(TaskLists::read)
                .single();
    }

    /** Where a page ends that ends with this task. */
    public static TaskPosition positionInQueue(TaskSummary last) {
        return new TaskPosition(100 - last.priority(), last.rank(), last.dueAt(), last.id());
    }

    private List<TaskSummary> list(String sql, Map<String, Object> params, @Nullable TaskPosition after) {
        if (after != null) {
            params.put("urgency", after.urgency());
            params.put("rank", after.rank());
            params.put("at", Timestamp.from(after.at() == null ? Queue.NEVER_DUE : after.at()));
            params.put("id", after.id());
        }
        params.put("never", Timestamp.from(Queue.NEVER_DUE));
        return new ArrayList<>(
                jdbc.sql(COLUMNS + sql).params(params).query(TaskLists::read).list());
    }

    /** Written into the statement: a plan for any limit would expect a tenth of all rows, and read them all. */
    private static int rows(int limit) {
        return Math.max(1, Math.min(limit, MOST_IN_A_PAGE)) + 1;
    }

    static String filter(QueueFilter filter, Map<String, Object> params) {
        StringBuilder conditions = new StringBuilder();
        if (filter.kind() != null) {
            conditions.append(" and t.kind = :kind");
            params.put("kind", filter.kind().name());
        }
        if (filter.jobId() != null) {
            conditions.append(" and t.job_id = :job");
            params.put("job", filter.jobId());
        }
        if (filter.dueBefore() != null) {
            conditions.append(" and t.due_at < :dueBefore");
            params.put("dueBefore", Timestamp.from(filter.dueBefore()));
        }
        if (filter.leastPriority() != null) {
            conditions.append(" and t.priority >= :least");
            params.put("least", filter.leastPriority());
        }
        return conditions.toString();
    }

    static TaskSummary read(ResultSet row, int n) throws SQLException {
        TaskRow task = TaskRow.read(row, n);
        Instant due = task.dueAt();
        return new TaskSummary(
                task.id(),
                task.kind(),
                TaskSummary.State.valueOf(task.state().name()),
                task.jobId(),
                row.getString("job_name"),
                task.packageId(),
                task.lotId(),
                task.releaseId(),
                task.packageId() == null ? null : (Integer) row.getInt("items"),
                Returned.read(row.getString("returned")),
                task.priority(),
                task.rank(),
                due,
                task.leaseUntil(),
                task.revision(),
                task.createdAt(),
                task.closedAt());
    }
}
