package io.countersign.assign;

import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.identity.Actor;
import io.countersign.identity.Refused;
import io.countersign.problem.NotFound;
import io.countersign.problem.WrongState;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Places in packages and what becomes of them: OPEN, STARTED by a person, SUBMITTED; or EXPIRED. All calls belong to the transaction
 * of what causes them.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Assignments {
    private final JdbcClient jdbc;
    private final Trail trail;
    private final InstantSource clock;

    Assignments(JdbcClient jdbc, Trail trail, InstantSource clock) {
        this.jdbc = jdbc;
        this.trail = trail;
        this.clock = clock;
    }

    /** Locks it until the transaction ends. */
    public Place lock(long id) {
        return jdbc.sql(Place.SELECT + "where a.id = :id for update of a")
                .param("id", id)
                .query(Place::read)
                .optional()
                .orElseThrow(() -> new NotFound("assignment", id));
    }

    /** Opens a place for the annotators of the package's supplier. */
    public long open(Actor actor, long packageId, Place.Kind kind, int round, int ordinal) {
        record Opened(long id, long jobId) {}
        Opened opened = jdbc.sql("""
                insert into assignment (package_id, kind, round, ordinal, organisation, state, opened_at)
                select id, :kind, :round, :ordinal, supplier, 'OPEN', :now from work_package where id = :package
                returning id, (select job_id from work_package where id = :package)""")
                .param("kind", kind.name())
                .param("round", round)
                .param("ordinal", ordinal)
                .param("now", Timestamp.from(clock.instant()))
                .param("package", packageId)
                .query(Opened.class)
                .single();
        trail.append(
                actor,
                Change.ofJob(opened.jobId(), "assignment.opened", "assignment", String.valueOf(opened.id()))
                        .with("packageId", String.valueOf(packageId))
                        .with("kind", kind.name().toLowerCase(java.util.Locale.ROOT))
                        .with("round", round)
                        .with("ordinal", ordinal));
        return opened.id();
    }

    /**
     * Opens the place of whoever reworks the package. Its labels belong to the package's round where nobody has submitted any in it
     * yet, as after a return by inspection; else to the next one.
     */
    public long openRework(Actor actor, long packageId) {
        int round = jdbc.sql("""
                select p.round + case when exists (select 1 from annotation a where a.package_id = p.id and a.round = p.round)
                                      then 1 else 0 end
                from work_package p where p.id = :id""")
                .param("id", packageId)
                .query(Integer.class)
                .optional()
                .orElseThrow(() -> new NotFound("package", packageId));
        return open(actor, packageId, Place.Kind.REWORK, round, 1);
    }

    /**
     * @return the series that the package is of, where policy keeps series together and it is the annotation of one
     * @throws WrongState where it is no longer open
     * @throws Refused where the person already has a place in the package in this round; the transaction is lost then
     */
    public Optional<Place.Begun> start(Actor.Person person, long id) {
        record Started(
                long packageId,
                String kind,
                int ordinal,
                long jobId,
                @Nullable String series) {}
        try {
            List<Started> started = jdbc.sql("""
                    update assignment set person = :person, organisation = :organisation, state = 'STARTED', started_at = :now
                    from work_package p
                    where assignment.id = :id and assignment.state = 'OPEN' and p.id = assignment.package_id
                    returning assignment.package_id, assignment.kind, assignment.ordinal, p.job_id, p.series""")
                    .param("person", person.subject())
                    .param("organisation", person.organisation())
                    .param("now", Timestamp.from(clock.instant()))
                    .param("id", id)
                    .query(Started.class)
                    .list();
            mustBeOne(started.size(), id, "open");
            return started.stream()
                    .filter(one -> one.series() != null && one.kind().equals(Place.Kind.ANNOTATE.name()))
                    .map(one ->
                            new Place.Begun(one.jobId(), one.packageId(), one.ordinal(), String.valueOf(one.series())))
                    .findFirst();
        } catch (DuplicateKeyException e) {
            throw new Refused("other-person", "You already have a place in this package, and it takes another person.");
        }
    }

    /** The person gave it up, or kept it too long: it is for the next one. */
    public void free(long id) {
        int freed = jdbc.sql("""
                update assignment set person = null, state = 'OPEN', started_at = null where id = :id and state = 'STARTED'""").param("id", id).update();
        mustBeOne(freed, id, "started");
    }

    public void submit(Actor.Person person, long id) {
        int submitted = jdbc.sql("""
                update assignment set state = 'SUBMITTED', ended_at = :now
                where id = :id and state = 'STARTED' and person = :person""")
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id)
                .param("person", person.subject())
                .update();
        mustBeOne(submitted, id, "started by you");
    }

    /** Does nothing to one that is submitted or expired. */
    public void expire(Actor actor, long id) {
        Place place = lock(id);
        if (place.state() == Place.State.SUBMITTED || place.state() == Place.State.EXPIRED) {
            return;
        }
        jdbc.sql("update assignment set state = 'EXPIRED', ended_at = :now where id = :id")
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id)
                .update();
        trail.append(
                actor,
                Change.ofJob(place.jobId(), "assignment.expired", "assignment", String.valueOf(id))
                        .from(java.util.Map.of("state", place.state()))
                        .to(java.util.Map.of("state", Place.State.EXPIRED))
                        .with("packageId", String.valueOf(place.packageId())));
    }

    /** A place of the same round instead of one whose time is over; one that was submitted in time stays. */
    public long replace(Actor actor, long id) {
        Place place = lock(id);
        if (place.state() == Place.State.SUBMITTED) {
            return id;
        }
        expire(actor, id);
        return open(actor, place.packageId(), place.kind(), place.round(), place.ordinal());
    }

    private static void mustBeOne(int changed, long id, String expected) {
        if (changed != 1) {
            throw new WrongState("Assignment {0} is not {1}.", id, expected);
        }
    }
}
