package io.countersign.job;

import io.countersign.audit.Trail;
import io.countersign.engine.EngineCommands;
import io.countersign.identity.Actor;
import io.countersign.processes.CloseReason;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
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
    private final ObjectProvider<JobClosing> features;

    Closing(
            JobTable table,
            JobTransitions transitions,
            EngineCommands commands,
            JdbcClient jdbc,
            Trail trail,
            ObjectProvider<JobClosing> features) {
        this.table = table;
        this.transitions = transitions;
        this.commands = commands;
        this.jdbc = jdbc;
        this.trail = trail;
        this.features = features;
    }

    private record Cancelled(int packages, Long[] instances) {}

    /**
     * May be repeated. What was accepted before stays accepted.
     *
     * @param words of a person who wants it so; null where the process does
     */
    @Transactional
    void close(Actor actor, long jobId, CloseReason reason, @Nullable String words) {
        // Packages and releases before the job, as a consolidation and a seal lock them.
        Cancelled cancelled = cancelPackages(jobId);
        features.orderedStream().forEach(feature -> feature.jobClosing(actor, jobId));
        Job job = table.lock(jobId);
        if (job.state() != JobState.CANCELLED) {
            transitions.move(
                    actor,
                    job,
                    JobState.CANCELLED,
                    JobTransitions.event(jobId, "job.cancelled").with("closeReason", reason.id()),
                    words);
        }
        Set<Long> instances = new TreeSet<>(instances(jobId));
        instances.addAll(Arrays.asList(cancelled.instances()));
        instances.forEach(commands::cancelInstance);
        trail.append(
                actor,
                JobTransitions.event(jobId, "job.closed")
                        .with("closeReason", reason.id())
                        .with("packagesCancelled", cancelled.packages())
                        .with("instancesCancelled", instances.size()));
    }

    /** Waits for the steps under way in each package, which may be the first to say in which instance they are. */
    private Cancelled cancelPackages(long jobId) {
        return jdbc.sql("""
                with live as (
                    select id, process_instance_key, state in ('OPEN', 'IN_REVIEW', 'IN_DISPUTE', 'RETURNED') at_work
                    from work_package where job_id = :job and state not in ('ACCEPTED', 'CANCELLED')
                    order by id for no key update),
                cancelled as (update work_package p set state = 'CANCELLED' from live where p.id = live.id)
                select count(*) packages,
                       coalesce(array_agg(process_instance_key) filter (where at_work and process_instance_key is not null),
                                '{}') instances
                from live""")
                .param("job", jobId)
                .query((row, n) -> new Cancelled(row.getInt("packages"), (Long[])
                        row.getArray("instances").getArray()))
                .single();
    }

    /** Of packages in people's hands and of lots under inspection. Any other ends at its next step, see {@link CancelledWork}. */
    private List<Long> instances(long jobId) {
        return jdbc.sql("""
                select t.process_instance_key from work_package p join task t on t.package_id = p.id
                where p.job_id = :job and t.state in ('OPEN', 'CLAIMED')
                union
                select process_instance_key from lot
                where job_id = :job and state in ('INSPECTION', 'RETURNED') and process_instance_key is not null""").param("job", jobId).query(Long.class).list();
    }
}
