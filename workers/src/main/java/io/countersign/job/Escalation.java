package io.countersign.job;

import io.countersign.audit.Trail;
import io.countersign.identity.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A job is behind its deadline: its open tasks come sooner in everybody's queue, and so will those that open later. */
@Component
class Escalation {
    private static final String TASKS = """
            select t.id from work_package p join task t on t.package_id = p.id
            where p.job_id = :job and p.state in ('OPEN', 'IN_REVIEW', 'IN_DISPUTE', 'RETURNED') and t.state in ('OPEN', 'CLAIMED')
            union
            select t.id from lot l join task t on t.lot_id = l.id
            where l.job_id = :job and l.state in ('INSPECTION', 'RETURNED') and t.state in ('OPEN', 'CLAIMED')
            union
            select t.id from release r join task t on t.release_id = r.id
            where r.job_id = :job and t.state in ('OPEN', 'CLAIMED')""";

    private final JobTable table;
    private final JdbcClient jdbc;
    private final Trail trail;

    Escalation(JobTable table, JdbcClient jdbc, Trail trail) {
        this.table = table;
        this.jdbc = jdbc;
        this.trail = trail;
    }

    @Transactional
    void escalate(Actor actor, long jobId) {
        Job job = table.lock(jobId);
        if (job.state() != JobState.RUNNING && job.state() != JobState.IN_RELEASE) {
            return;
        }
        int priority = Math.min(100, job.policy().priority() + Urgency.ESCALATION);
        int tasks = jdbc.sql(
                        "update task set priority = :priority where priority < :priority and id in (" + TASKS + ")")
                .param("priority", priority)
                .param("job", jobId)
                .update();
        jdbc.sql("""
                update task_candidate set urgency = 100 - :priority
                where urgency > 100 - :priority and task_id in (""" + TASKS + ")")
                .param("priority", priority)
                .param("job", jobId)
                .update();
        trail.append(
                actor,
                JobTransitions.event(jobId, "job.escalated")
                        .with("deadline", job.deadline().toString())
                        .with("priority", priority)
                        .with("tasks", tasks));
    }
}
