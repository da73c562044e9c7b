package io.countersign.task;

import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.engine.Step;
import io.countersign.processes.Identified;
import io.countersign.processes.TaskHeader;
import io.countersign.processes.TaskKind;
import java.sql.Types;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reminds of the tasks that are due: each one's holder, or its groups while nobody holds it. */
@Component
class Reminders {
    private final JdbcClient jdbc;
    private final Trail trail;

    Reminders(JdbcClient jdbc, Trail trail) {
        this.jdbc = jdbc;
        this.trail = trail;
    }

    /** @return how many tasks were reminded of; none where the work was done in the meantime */
    @Transactional
    public int remind(Step step) {
        TaskKind kind = Identified.of(TaskKind.class, step.header(TaskHeader.KIND.id()));
        var due = jdbc.sql("""
                select * from task
                where process_instance_key = :instance and kind = :kind and state in ('OPEN', 'CLAIMED')
                  and (kind <> 'ANNOTATE' or cast(:assignment as bigint) is null or assignment_id = :assignment)
                order by id""")
                .param("instance", step.processInstanceKey())
                .param("kind", kind.name())
                .param("assignment", step.variables().idOrNull("assignmentId"), Types.BIGINT)
                .query(TaskRow::read)
                .list();
        for (TaskRow task : due) {
            trail.append(
                    step.actor(),
                    Change.ofJob(task.jobId(), "task.reminded", "task", String.valueOf(task.id()))
                            .with("kind", kind.id())
                            .with("assignee", task.assignee())
                            .with("groups", task.assignee() == null ? task.candidateGroups() : null)
                            .with("dueAt", task.dueAt()));
        }
        return due.size();
    }
}
