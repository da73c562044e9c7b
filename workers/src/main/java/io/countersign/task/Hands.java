package io.countersign.task;

import io.countersign.identity.Actor;
import io.countersign.identity.Matter;
import io.countersign.identity.Refused;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.dao.DataIntegrityViolationException;
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
        } catch (DataIntegrityViolationException e) {
            SeparationRule rule = rule(e);
            throw new Refused(rule.id(), rule.reason(), Matter.ofJob(task.jobId(), "task", task.id()));
        }
    }

    /** The database names the rule that it keeps; {@code hand_once} keeps that of other people. */
    private static SeparationRule rule(DataIntegrityViolationException e) {
        if (e instanceof DuplicateKeyException) {
            return SeparationRule.OTHER_PERSON;
        }
        return Optional.ofNullable(e.getCause())
                .filter(PSQLException.class::isInstance)
                .map(cause -> ((PSQLException) cause).getServerErrorMessage())
                .map(ServerErrorMessage::getConstraint)
                .flatMap(SeparationRule::of)
                .orElseThrow(() -> e);
    }
}
