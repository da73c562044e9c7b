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
 * Packages, lots and releases of a cancelled job have nothing left to do, and neither has a package that was given up: whichever step
 * they come to next ends their process. The job's own process ends by itself, and closes what is open.
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
        return jobIsCancelled(jobId) ? Optional.of("job " + jobId + " is cancelled") : packageIsGivenUp(step);
    }

    private boolean jobIsCancelled(long jobId) {
        return jdbc.sql("select exists (select 1 from job where id = :job and state = 'CANCELLED')")
                .param("job", jobId)
                .query(Boolean.class)
                .single();
    }

    private Optional<String> packageIsGivenUp(Step step) {
        Long packageId = step.variables().idOrNull(io.countersign.processes.WorkPackage.Variables.PACKAGE_ID.id());
        if (packageId == null) {
            return Optional.empty();
        }
        return jdbc.sql("select 1 from work_package where id = :package and state = 'CANCELLED'")
                .param("package", packageId)
                .query(Integer.class)
                .optional()
                .map(one -> "package " + packageId + " is given up");
    }
}
