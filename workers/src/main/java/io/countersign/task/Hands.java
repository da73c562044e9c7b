package io.countersign.task;

import io.countersign.identity.Actor;
import io.countersign.identity.Matter;
import io.countersign.identity.Refused;
import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Remembers whose hands have touched what: the base of the separation of duties. */
@Component
class Hands {
    private final JdbcClient jdbc;

    Hands(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A hand in a package is a hand in its lot too.
     *
     * @throws Refused where the database forbids a second hand; the transaction is lost then
     */
    void record(Actor.Person person, ClaimedTask task, Instant at) {
        try {
            jdbc.sql("""
                    insert into hand (job_id, package_id, lot_id, release_id, kind, person, organisation, task_id, at)
                    values (:job, :package, coalesce(:lot, (select lot_id from work_package where id = :package)), :release, :kind,
                            :person, :organisation, :task, :at)""")
                    .param("job", task.jobId())
                    .param("package", task.packageId(), java.sql.Types.BIGINT)
                    .param("lot", task.lotId(), java.sql.Types.BIGINT)
                    .param("release", task.releaseId(), java.sql.Types.BIGINT)
                    .param("kind", task.kind().name())
                    .param("person", person.subject())
                    .param("organisation", person.organisation())
                    .param("task", task.id())
                    .param("at", Timestamp.from(at))
                    .update();
        } catch (DuplicateKeyException e) {
            throw new Refused(
                    SeparationRule.OTHER_PERSON.id(),
                    SeparationRule.OTHER_PERSON.reason(),
                    Matter.ofJob(task.jobId(), "task", task.id()));
        }
    }
}
