package io.countersign.job;

import io.countersign.audit.Trail;
import io.countersign.engine.EngineCommands;
import io.countersign.identity.Actor;
import io.countersign.processes.CloseReason;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends a job before its release: no package goes on, and the instances that carry packages and lots are cancelled. */
@Component
class Closing {
    private final JobTable table;
    private final JobTransitions transitions;
    private final EngineCommands commands;
    private final JdbcClient jdbc;
    private final Trail trail;

    Closing(JobTable table, JobTransitions transitions, EngineCommands commands, JdbcClient jdbc, Trail trail) {
        this.table = table;
        this.transitions = transitions;
        this.commands = commands;
        this.jdbc = jdbc;
        this.trail = trail;
    }

    /** May be repeated. What was accepted before stays accepted. */
    @Transactional
    void close(Actor actor, long jobId, CloseReason reason) {
        List<Long> instances = instances(jobId);
        // Packages before the job, as a consolidation locks them.
        int packages = jdbc.sql("""
                update work_package set state = 'CANCELLED'
                where job_id = :job and state not in ('ACCEPTED', 'CANCELLED')""").param("job", jobId).update();
        Job job = table.lock(jobId);
        if (job.state() != JobState.CANCELLED) {
            transitions.move(
                    actor,
                    job,
                    JobState.CANCELLED,
                    JobTransitions.event(jobId, "job.cancelled").with("closeReason", reason.id()),
                    null);
        }
        instances.forEach(commands::cancelInstance);
        trail.append(
                actor,
                JobTransitions.event(jobId, "job.closed")
                        .with("closeReason", reason.id())
                        .with("packagesCancelled", packages)
                        .with("instancesCancelled", instances.size()));
    }

    /** Of packages in work and of lots under inspection. An instance without any step yet ends itself at its first one. */
    private List<Long> instances(long jobId) {
        return jdbc.sql("""
                select process_instance_key from work_package
                where job_id = :job and state in ('OPEN', 'IN_REVIEW', 'IN_DISPUTE', 'RETURNED')
                  and process_instance_key is not null
                union
                select t.process_instance_key from work_package p join task t on t.package_id = p.id
                where p.job_id = :job and p.state in ('OPEN', 'IN_REVIEW', 'IN_DISPUTE', 'RETURNED')
                  and t.state in ('OPEN', 'CLAIMED')
                union
                select t.process_instance_key from lot l join task t on t.lot_id = l.id
                where l.job_id = :job and l.state in ('INSPECTION', 'RETURNED')""").param("job", jobId).query(Long.class).list();
    }
}
