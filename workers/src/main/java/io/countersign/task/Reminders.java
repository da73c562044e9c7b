package io.countersign.task;

import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.engine.Step;
import io.countersign.processes.Identified;
import io.countersign.processes.TaskHeader;
import io.countersign.processes.TaskKind;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.InstantSource;
import java.util.Comparator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reminds of the tasks that are due: each one's holder, or its groups while nobody holds it. Each task once: where a step is done in
 * several runs at the same time, the timer of each run asks for all of them.
 */
@Component
class Reminders {
    private final JdbcClient jdbc;
    private final Trail trail;
    private final InstantSource clock;

    Reminders(JdbcClient jdbc, Trail trail, InstantSource clock) {
        this.jdbc = jdbc;
        this.trail = trail;
        this.clock = clock;
    }

    /** @return how many tasks were reminded of; none where the work was done in the meantime */
    @Transactional
    public int remind(Step step) {
        TaskKind kind = Identified.of(TaskKind.class, step.header(TaskHeader.KIND.id()));
        var due = jdbc.sql("""
                update task set reminded_at = :now
                where process_instance_key = :instance and kind = :kind and state in ('OPEN', 'CLAIMED') and reminded_at is null
                  and (kind <> 'ANNOTATE' or cast(:assignment as bigint) is null or assignment_id = :assignment)
                returning *""")
                .param("now", Timestamp.from(clock.instant()))
                .param("instance", step.processInstanceKey())
                .param("kind", kind.name())
                .param("assignment", step.variables().idOrNull("assignmentId"), Types.BIGINT)
                .query(TaskRow::read)
                .list();
        for (TaskRow task :
                due.stream().sorted(Comparator.comparing(TaskRow::id)).toList()) {
            trail.append(
                    step.actor(),
                    Change.ofJob(task.jobId(), "task.reminded", "task", String.valueOf(task.id()))
                            .with("kind", kind.id())
                            .with("assignee", task.assignee())
                            .with("assigneeOrganisation", task.assigneeOrganisation())
                            .with("groups", task.assignee() == null ? task.candidateGroups() : null)
                            .with("dueAt", task.dueAt()));
        }
        return due.size();
    }
}
