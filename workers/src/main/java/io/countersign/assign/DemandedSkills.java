package io.countersign.assign;

import io.countersign.identity.Actor;
import io.countersign.job.Job;
import io.countersign.job.JobClosing;
import io.countersign.job.JobStarting;
import io.countersign.problem.Violation;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The skills that running jobs ask of those who label: looked up with every claim, so they stand apart from the policies. */
@Component
class DemandedSkills implements JobStarting, JobClosing {
    private final JdbcClient jdbc;

    DemandedSkills(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Violation> violations(Job draft) {
        return List.of();
    }

    @Override
    public void jobStarting(Actor.Person person, Job draft) {
        draft.policy().distribution().skills().stream()
                .distinct()
                .forEach(skill -> jdbc.sql("insert into job_skill (job_id, skill) values (:job, :skill)")
                        .param("job", draft.id())
                        .param("skill", skill)
                        .update());
    }

    @Override
    public void jobClosing(Actor actor, long jobId) {
        jdbc.sql("delete from job_skill where job_id = :job")
                .param("job", jobId)
                .update();
    }
}
