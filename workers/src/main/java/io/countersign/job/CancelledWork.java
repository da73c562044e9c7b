package io.countersign.job;

import io.countersign.engine.Step;
import io.countersign.engine.StepGuard;
import io.countersign.processes.JobType;
import io.countersign.processes.LabelingJob;
import java.sql.Types;
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
        Long packageId = step.variables().idOrNull(io.countersign.processes.WorkPackage.Variables.PACKAGE_ID.id());
        return jdbc.sql("""
                select 'job ' || id || ' is cancelled' from job where id = :job and state = 'CANCELLED'
                union all
                select 'package ' || id || ' is given up' from work_package where id = :package and state = 'CANCELLED'
                limit 1""")
                .param("job", jobId)
                .param("package", packageId, Types.BIGINT)
                .query(String.class)
                .optional();
    }
}
