package io.countersign.task;

import io.countersign.identity.Actor;
import io.countersign.processes.Role;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The query over the open tasks that a person may take, in the order of the queue. It reads two index ranges a role, of what is for all of
 * the group and of what is offered to this person alone, and merges them,
 * so that it costs what it returns, not what waits.
 */
final class QueueSql {
    private final String sql;
    private final Map<String, Object> params = new LinkedHashMap<>();

    /** @param after more conditions on {@code task_candidate c}, or empty */
    QueueSql(Actor.Person person, QueueFilter filter, String after) {
        params.put("person", person.subject());
        params.put("organisation", person.organisation());
        String conditions = conditions(filter) + Fitness.allowed() + after;
        List<String> ranges = new ArrayList<>();
        for (Role role : person.roles().stream().sorted().toList()) {
            String name = "role" + ranges.size();
            params.put(name, role.id());
            for (String offered : List.of("''", ":person")) {
                ranges.add("""
                        (select c.urgency, c.rank, c.due_at, c.task_id
                         from task_candidate c join task t on t.id = c.task_id
                         where c.organisation = :organisation and c.role = :%s and c.offered_to = %s %s
                         and %s
                         order by c.urgency, c.rank, c.due_at, c.task_id)""".formatted(name, offered, conditions, SeparationRule.allowed()));
            }
        }
        sql = String.join("\nunion all\n", ranges);
    }

    private String conditions(QueueFilter filter) {
        StringBuilder more = new StringBuilder();
        if (filter.kind() != null) {
            more.append(" and c.kind = :kind");
            params.put("kind", filter.kind().name());
        }
        if (filter.jobId() != null) {
            more.append(" and c.job_id = :job");
            params.put("job", filter.jobId());
        }
        if (filter.dueBefore() != null) {
            more.append(" and c.due_at < :dueBefore");
            params.put("dueBefore", Timestamp.from(filter.dueBefore()));
        }
        if (filter.leastPriority() != null) {
            more.append(" and c.urgency <= :urgent");
            params.put("urgent", 100 - filter.leastPriority());
        }
        return more.toString();
    }

    /** Columns urgency, rank, due_at and task_id; a person without a role has none to ask for. */
    String sql() {
        return sql;
    }

    Map<String, Object> params() {
        return params;
    }
}
