package io.countersign.task;

import io.countersign.assign.Keepers;
import io.countersign.assign.Place;
import io.countersign.assign.Preference;
import io.countersign.assign.Preferences;
import io.countersign.assign.Waiting;
import io.countersign.assign.Why;
import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.identity.Actor;
import io.countersign.job.Jobs;
import io.countersign.job.Policy;
import io.countersign.job.Rank;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Waiting tasks that one person is to have before all others, for a while. */
@Component
class Offers {
    private static final Actor OFFERS = new Actor.Service("offers");
    private static final int BATCH = 100;
    /** So many further packages of a series are offered at once; the rest when those are taken. */
    private static final int MOST_OF_A_SERIES = 200;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Jobs jobs;
    private final Preferences preferences;
    private final Keepers keepers;
    private final Separations separations;
    private final Fitness fitness;
    private final Trail trail;
    private final InstantSource clock;

    Offers(
            JdbcClient jdbc,
            JsonMapper json,
            Jobs jobs,
            Preferences preferences,
            Keepers keepers,
            Separations separations,
            Fitness fitness,
            Trail trail,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.jobs = jobs;
        this.preferences = preferences;
        this.keepers = keepers;
        this.separations = separations;
        this.fitness = fitness;
        this.trail = trail;
        this.clock = clock;
    }

    /** To the first of those whom the policy prefers and no rule keeps from it; to nobody where there is none. */
    void toWhoeverShouldHave(Actor actor, TaskRow task, Waiting waiting, Policy policy) {
        preferences.of(waiting, policy).stream()
                .filter(one -> mayHave(one.person(), task))
                .findFirst()
                .ifPresent(one -> offer(actor, task, one, policy.distribution().offerFor()));
    }

    /** Somebody began a series: further packages of it that wait for anybody wait for them from now on. */
    void seriesBegun(Actor.Person person, Place.Begun begun) {
        keepers.begins(person, begun);
        List<TaskRow> waiting = jdbc.sql("""
                select t.* from work_package p
                join task t on t.package_id = p.id and t.kind = 'ANNOTATE' and t.state = 'OPEN' and t.rank >= 0
                join assignment a on a.id = t.assignment_id and a.ordinal = :ordinal
                where p.job_id = :job and p.series = :series and p.state = 'OPEN' and p.supplier = :organisation and p.id <> :begun
                order by p.no limit :most for update of t skip locked""")
                .param("ordinal", begun.ordinal())
                .param("job", begun.jobId())
                .param("series", begun.series())
                .param("organisation", person.organisation())
                .param("begun", begun.packageId())
                .param("most", MOST_OF_A_SERIES)
                .query(TaskRow::read)
                .list();
        if (waiting.isEmpty()) {
            return;
        }
        Duration offerFor = jobs.policy(begun.jobId()).distribution().offerFor();
        Preference keeper = new Preference(person, new Why.KeepsSeries(begun.series()));
        waiting.stream().filter(task -> mayHave(person, task)).forEach(task -> offer(person, task, keeper, offerFor));
    }

    private boolean mayHave(Actor.Person person, TaskRow task) {
        return task.isOfferedTo(person)
                && separations.forbids(person, task.id()).isEmpty()
                && fitness.bars(person, task).isEmpty();
    }

    private void offer(Actor actor, TaskRow task, Preference to, Duration offerFor) {
        Instant until = clock.instant().plus(offerFor);
        jdbc.sql("""
                with told as (update task set rank = rank + :offered, why = cast(:why as jsonb) where id = :task)
                update task_candidate set offered_to = :person, offered_until = :until, rank = rank + :offered where task_id = :task""")
                .param("offered", Rank.OFFERED)
                .param("why", json.writeValueAsString(to.why()))
                .param("person", to.person().subject())
                .param("until", Timestamp.from(until))
                .param("task", task.id())
                .update();
        trail.append(
                actor,
                Change.ofJob(task.jobId(), "task.offered", "task", String.valueOf(task.id()))
                        .with("kind", task.kind().id())
                        .with("assignee", to.person().subject())
                        .with("assigneeOrganisation", to.person().organisation())
                        .with("until", until)
                        .with("why", to.why()));
    }

    /** One batch of offers whose time is over: for all of their groups from now on. */
    @Transactional
    public int endThoseOver() {
        return end(OFFERS, "offered_until <= :now", "", "the offer is over");
    }

    /** Whatever waits for a person who is away or gone waits for everybody. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void withdraw(Actor actor, String person, String reason) {
        while (end(actor, "offered_to = :person", person, reason) == BATCH) {}
    }

    private int end(Actor actor, String which, String person, String reason) {
        record Ended(long id, long jobId, String offeredTo) {}
        List<Ended> ended = jdbc.sql("""
                with over as (
                    select distinct t.id, t.job_id, c.offered_to
                    from (select task_id, offered_to from task_candidate where offered_to <> '' and %s
                          order by offered_until limit :batch) c
                    join task t on t.id = c.task_id),
                locked as (select t.id from task t where t.id in (select id from over) and t.state = 'OPEN' for update skip locked),
                moved as (update task_candidate c set offered_to = '', offered_until = null, rank = c.rank - :offered
                          from locked l where c.task_id = l.id and c.offered_to <> ''),
                told as (update task t set rank = t.rank - :offered, why = '{"rule":"in-turn"}' from locked l where t.id = l.id and t.rank < 0)
                select o.id, o.job_id, o.offered_to from over o join locked l on l.id = o.id order by o.id""".formatted(which))
                .param("now", Timestamp.from(clock.instant()))
                .param("person", person)
                .param("batch", BATCH)
                .param("offered", Rank.OFFERED)
                .query(Ended.class)
                .list();
        ended.forEach(one -> trail.append(
                actor,
                Change.ofJob(one.jobId(), "task.offer-ended", "task", String.valueOf(one.id()))
                        .with("assignee", one.offeredTo())
                        .because(reason)));
        return ended.size();
    }
}
