package io.countersign.assign;

import io.countersign.identity.Actor;
import io.countersign.job.JobClosing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Places that no task offers yet have nobody to take them back; those of open tasks expire with their tasks. */
@Component
class PlacesOfClosedJobs implements JobClosing {
    private final JdbcClient jdbc;
    private final Assignments assignments;

    PlacesOfClosedJobs(JdbcClient jdbc, Assignments assignments) {
        this.jdbc = jdbc;
        this.assignments = assignments;
    }

    @Override
    public void jobClosing(Actor actor, long jobId) {
        jdbc.sql("""
                select a.id from work_package p join assignment a on a.package_id = p.id
                where p.job_id = :job and a.state = 'OPEN' and not exists (select 1 from task t where t.assignment_id = a.id)
                order by a.id""").param("job", jobId).query(Long.class).list().forEach(id -> assignments.expire(actor, id));
    }
}
