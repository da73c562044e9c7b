package io.countersign.job;

import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.identity.Actor;
import io.countersign.problem.WrongState;
import java.sql.Timestamp;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The one place that changes a job's state: checks the present one, and appends the event. */
@Component
class JobTransitions {
    private final JdbcClient jdbc;
    private final Trail trail;
    private final InstantSource clock;

    JobTransitions(JdbcClient jdbc, Trail trail, InstantSource clock) {
        this.jdbc = jdbc;
        this.trail = trail;
        this.clock = clock;
    }

    /** @param job as locked */
    void move(Actor actor, Job job, JobState to, Change event, @Nullable String reason) {
        if (!job.state().mayBecome(to)) {
            throw new WrongState(
                    "Job {0} is {1} and cannot become {2}.",
                    job.id(), job.state().id(), to.id());
        }
        Timestamp now = Timestamp.from(clock.instant());
        boolean ends = to == JobState.RELEASED || to == JobState.CANCELLED;
        jdbc.sql("""
                update job
                set state = :state, revision = revision + 1, started_at = coalesce(:started, started_at), ended_at = :ended
                where id = :id""")
                .param("state", to.name())
                .param("started", to == JobState.RUNNING ? now : null, java.sql.Types.TIMESTAMP)
                .param("ended", ends ? now : null, java.sql.Types.TIMESTAMP)
                .param("id", job.id())
                .update();
        trail.append(
                actor,
                event.from(java.util.Map.of("state", job.state().id(), "revision", job.revision()))
                        .to(java.util.Map.of("state", to.id(), "revision", job.revision() + 1))
                        .with("state", to.id())
                        .because(reason));
    }

    static Change event(long jobId, String action) {
        return Change.ofJob(jobId, action, "job", String.valueOf(jobId));
    }
}
