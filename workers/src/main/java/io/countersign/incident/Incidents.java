package io.countersign.incident;

import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.identity.Actor;
import io.countersign.job.JobOwners;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Which incidents were told of in the trail, and which of them are over. */
@Component
class Incidents {
    private static final Actor WATCH = new Actor.Service("incident-watch");
    private static final int PAGE = 100;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final JobOwners owners;
    private final Trail trail;
    private final InstantSource clock;

    Incidents(JdbcClient jdbc, TransactionTemplate transaction, JobOwners owners, Trail trail, InstantSource clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.owners = owners;
        this.trail = trail;
        this.clock = clock;
    }

    /** Those that nothing was told of yet. */
    Set<Long> unknownAmong(List<Long> keys) {
        return Set.copyOf(jdbc.sql("""
                select asked from unnest(cast(:keys as bigint[])) asked
                where not exists (select 1 from incident where key = asked)""")
                .param("keys", keys.toArray(Long[]::new))
                .query(Long.class)
                .list());
    }

    /** Tells of it once. One of an instance that belongs to no job here is only counted. */
    void raised(StuckStep step) {
        transaction.executeWithoutResult(status -> {
            if (add(step) == 1
                    && step.jobId() != null
                    && owners.of(step.jobId()).isPresent()) {
                trail.append(
                        WATCH,
                        event(step.jobId(), "incident.raised", step.key())
                                .to(Map.of("state", "ACTIVE"))
                                .with("process", step.processId())
                                .with("processInstance", String.valueOf(step.processInstanceKey()))
                                .with("element", step.elementId())
                                .with("errorType", step.errorType())
                                .because(step.message()));
            }
        });
    }

    /** Somebody resolved it, or its instance is gone. */
    void resolved(long key) {
        record Open(Long jobId, String elementId) {}
        transaction.executeWithoutResult(status -> jdbc.sql("""
                update incident set resolved_at = :now where key = :key and resolved_at is null returning job_id, element_id""")
                .param("now", Timestamp.from(clock.instant()))
                .param("key", key)
                .query(Open.class)
                .optional()
                .filter(open -> open.jobId() != null && owners.of(open.jobId()).isPresent())
                .ifPresent(open -> trail.append(
                        WATCH,
                        event(open.jobId(), "incident.resolved", key)
                                .from(Map.of("state", "ACTIVE"))
                                .to(Map.of("state", "RESOLVED"))
                                .with("element", open.elementId()))));
    }

    /** The keys of those that are not over, page by page. */
    void open(Consumer<List<Long>> page) {
        long after = 0;
        List<Long> keys;
        do {
            keys = jdbc.sql(
                            "select key from incident where resolved_at is null and key > :after order by key limit :page")
                    .param("after", after)
                    .param("page", PAGE)
                    .query(Long.class)
                    .list();
            if (!keys.isEmpty()) {
                page.accept(keys);
                after = keys.get(keys.size() - 1);
            }
        } while (keys.size() == PAGE);
    }

    long count() {
        return jdbc.sql("select count(*) from incident where resolved_at is null")
                .query(Long.class)
                .single();
    }

    private int add(StuckStep step) {
        return jdbc.sql("""
                insert into incident (key, job_id, process_instance_key, process_id, element_id, error_type, message, raised_at)
                values (:key, :job, :instance, :process, :element, :type, :message, :at) on conflict do nothing""")
                .param("key", step.key())
                .param("job", step.jobId(), Types.BIGINT)
                .param("instance", step.processInstanceKey())
                .param("process", step.processId())
                .param("element", step.elementId())
                .param("type", step.errorType())
                .param("message", step.message())
                .param("at", Timestamp.from(step.raisedAt()))
                .update();
    }

    private static Change event(long jobId, String action, long key) {
        return Change.ofJob(jobId, action, "incident", String.valueOf(key));
    }
}
