package io.countersign.job;

import io.countersign.identity.Actor;
import io.countersign.identity.Hidden;
import io.countersign.identity.Matter;
import io.countersign.identity.Refused;
import io.countersign.problem.NotFound;
import io.countersign.processes.Role;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who may see a job and who may steer it. What a person may not see does not exist for that person. */
@Component
public class JobAccess {
    /** The rule that hides jobs, and what belongs to them, from organisations that have no part in them. */
    public static final String RULE = "participant";

    private final JobTable table;
    private final JdbcClient jdbc;

    JobAccess(JobTable table, JdbcClient jdbc) {
        this.table = table;
        this.jdbc = jdbc;
    }

    /** A job of the own organisation, or one under way that it takes part in. */
    public Job visible(Actor.Person person, long id) {
        Job job = table.find(id).orElseThrow(() -> new NotFound("job", id));
        if (!isVisible(person, job)) {
            throw new Hidden(RULE, "job", Matter.job(id));
        }
        return job;
    }

    public boolean isVisible(Actor.Person person, long id) {
        return isVisible(person, table.find(id).orElseThrow(() -> new NotFound("job", id)));
    }

    private boolean isVisible(Actor.Person person, Job job) {
        return owns(person, job) || job.state() != JobState.DRAFT && takesPart(person, job.id());
    }

    /** @throws Refused where the person sees the job, but is no job owner of its organisation */
    public Job owned(Actor.Person person, long id) {
        Job job = visible(person, id);
        requireOwner(person, job);
        return job;
    }

    /** @throws Refused where the person sees the job, but is of another organisation than it */
    public Job ofOwnOrganisation(Actor.Person person, long id) {
        Job job = visible(person, id);
        if (!owns(person, job)) {
            throw new Refused("own-organisation", "Only people of the job's own organisation may see this.")
                    .about(Matter.job(id));
        }
        return job;
    }

    private static void requireOwner(Actor.Person person, Job job) {
        if (!owns(person, job) || !person.has(Role.JOB_OWNER)) {
            throw new Refused("job-owner", "Only a job owner of the job's own organisation may do this.")
                    .about(Matter.job(job.id()));
        }
    }

    /** Newest first, beginning before an id. */
    public List<Job> list(Actor.Person person, long before, int limit) {
        return jdbc.sql("""
                select * from job j
                where id < :before
                  and (owner = :organisation
                       or state <> 'DRAFT' and exists (select 1 from participant p
                                                       where p.job_id = j.id and p.organisation = :organisation))
                order by id desc limit :limit""")
                .param("before", before)
                .param("organisation", person.organisation())
                .param("limit", limit)
                .query((row, n) -> table.read(row))
                .list();
    }

    private static boolean owns(Actor.Person person, Job job) {
        return job.owner().equals(person.organisation());
    }

    private boolean takesPart(Actor.Person person, long id) {
        return table.participants(id).stream()
                .anyMatch(participant -> participant.organisation().equals(person.organisation()));
    }
}
