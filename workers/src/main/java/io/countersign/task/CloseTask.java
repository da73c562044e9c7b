package io.countersign.task;

import io.countersign.assign.Assignments;
import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.engine.Step;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The process takes a user task back: its time is over, or its package, release or job was ended. Drafts are kept. Work that was
 * committed before stays done, and is remembered for the task that the process may open instead.
 */
@Component
class CloseTask {
    private final JdbcClient jdbc;
    private final TaskStore tasks;
    private final Queue queue;
    private final Withdrawals withdrawals;
    private final Assignments assignments;
    private final Trail trail;
    private final InstantSource clock;

    CloseTask(
            JdbcClient jdbc,
            TaskStore tasks,
            Queue queue,
            Withdrawals withdrawals,
            Assignments assignments,
            Trail trail,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.tasks = tasks;
        this.queue = queue;
        this.withdrawals = withdrawals;
        this.assignments = assignments;
        this.trail = trail;
        this.clock = clock;
    }

    @Transactional
    public void close(Step step) {
        long key = step.humanTask().key();
        withdrawals.takeTurn(key);
        tasks.lockByKey(key).ifPresentOrElse(task -> close(step, task), () -> withdrawals.add(key));
    }

    private void close(Step step, TaskRow task) {
        switch (task.state()) {
            case OPEN, CLAIMED -> cancel(step, task);
            case DONE ->
                jdbc.sql("update task set taken_back = true where id = :id")
                        .param("id", task.id())
                        .update();
            case CANCELLED -> {}
        }
    }

    private void cancel(Step step, TaskRow task) {
        jdbc.sql("""
                update task set state = 'CANCELLED', lease_until = null, closed_at = :now, revision = revision + 1 where id = :id""")
                .param("now", Timestamp.from(clock.instant()))
                .param("id", task.id())
                .update();
        queue.remove(task.id());
        Long assignment = task.assignmentId();
        if (assignment != null) {
            assignments.expire(step.actor(), assignment);
        }
        trail.append(
                step.actor(),
                Change.ofJob(task.jobId(), "task.cancelled", "task", String.valueOf(task.id()))
                        .from(Map.of("state", task.state()))
                        .to(Map.of("state", TaskRow.State.CANCELLED))
                        .with("kind", task.kind().id())
                        .with("assignee", task.assignee())
                        .with("assigneeOrganisation", task.assigneeOrganisation()));
    }
}
