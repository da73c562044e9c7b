package io.countersign.job;

import io.countersign.engine.Step;
import io.countersign.engine.StepGuard;
import io.countersign.processes.JobType;
import io.countersign.processes.LabelingJob;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Packages, lots and releases of a cancelled job have nothing left to do: whichever step they come to next ends their process. The
 * job's own process ends by itself, and closes what is open.
 */
@Component
class CancelledWork implements StepGuard {
    private static final Set<String> CLOSING = Set.of(JobType.CLOSE_JOB.id(), JobType.CLOSE_TASK.id());

    private final JdbcClient jdbc;

    CancelledWork(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<String> givenUp(Step step) {
        Long jobId = step.variables().idOrNull(LabelingJob.Variables.JOB_ID.id());
        if (jobId == null
                || CLOSING.contains(step.jobType())
                || step.processId().equals(LabelingJob.PROCESS_ID)) {
            return Optional.empty();
        }
        return jdbc.sql("select state = 'CANCELLED' from job where id = :job")
                .param("job", jobId)
                .query(Boolean.class)
                .optional()
                .filter(cancelled -> cancelled)
                .map(cancelled -> "job " + jobId + " is cancelled");
    }
}
