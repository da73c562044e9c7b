package io.countersign.task;

import io.countersign.processes.TaskKind;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tasks that process instances have in people's hands or lists. */
@Component
public class InstanceTasks {
    private final JdbcClient jdbc;

    InstanceTasks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param claimed whether somebody holds it */
    public record InstanceTask(long id, long processInstanceKey, String elementId, TaskKind kind, boolean claimed) {}

    /** Those that are not over, by instance. */
    public Map<Long, List<InstanceTask>> open(Collection<Long> processInstanceKeys) {
        return jdbc
                .sql("""
                select id, process_instance_key, element_id, kind, state from task
                where process_instance_key = any(cast(:keys as bigint[])) and state in ('OPEN', 'CLAIMED') order by id""")
                .param("keys", processInstanceKeys.toArray(Long[]::new))
                .query((row, n) -> new InstanceTask(
                        row.getLong("id"),
                        row.getLong("process_instance_key"),
                        row.getString("element_id"),
                        TaskKind.valueOf(row.getString("kind")),
                        row.getString("state").equals("CLAIMED")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(InstanceTask::processInstanceKey));
    }
}
