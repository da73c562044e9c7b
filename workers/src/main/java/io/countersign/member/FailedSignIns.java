package io.countersign.member;

import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.identity.Actor;
import io.countersign.outbox.Outward;
import io.countersign.person.Known;
import io.countersign.person.People;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes over into the trail what failed at the issuer: one event a person and kind of failure since the last look, with their number,
 * so that whoever guesses passwords can't flood it. How far was looked is committed with the events.
 */
@Component
@Outward
class FailedSignIns {
    /** An issuer's event becomes visible a moment after its time. */
    private static final Duration LATE = Duration.ofSeconds(1);

    private static final Actor BY = new Actor.Service("sign-in-watch");

    private final AdminSettings settings;
    private final Accounts accounts;
    private final People people;
    private final Trail trail;
    private final JdbcClient jdbc;
    private final InstantSource clock;

    FailedSignIns(
            AdminSettings settings,
            Accounts accounts,
            People people,
            Trail trail,
            JdbcClient jdbc,
            InstantSource clock) {
        this.settings = settings;
        this.accounts = accounts;
        this.people = people;
        this.trail = trail;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Kind(
            String person, boolean locked, @Nullable String error) {}

    private record Tally(int count, Instant first, Instant last) {
        static Tally of(Instant at) {
            return new Tally(1, at, at);
        }

        Tally and(Tally later) {
            return new Tally(count + later.count, first, later.last);
        }
    }

    /** One look, by one replica at a time. */
    @Transactional
    public void look() {
        String issuer = settings.issuer().toString();
        Instant until = clock.instant().minus(LATE).truncatedTo(ChronoUnit.MILLIS);
        jdbc.sql("insert into sign_in_watch (issuer, told_until) values (:issuer, :until) on conflict do nothing")
                .param("issuer", issuer)
                .param("until", Timestamp.from(until))
                .update();
        Optional<Instant> before = jdbc.sql(
                        "select told_until from sign_in_watch where issuer = :issuer for update skip locked")
                .param("issuer", issuer)
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
        if (before.filter(until::isAfter).isEmpty()) {
            return;
        }
        Map<Kind, Tally> failures = new LinkedHashMap<>();
        accounts.failedSignIns(
                before.get().plusMillis(1),
                until,
                one -> failures.merge(
                        new Kind(one.person(), one.locked(), one.error()), Tally.of(one.at()), Tally::and));
        failures.forEach(this::tell);
        jdbc.sql("update sign_in_watch set told_until = :until where issuer = :issuer")
                .param("until", Timestamp.from(until))
                .param("issuer", issuer)
                .update();
    }

    private void tell(Kind kind, Tally tally) {
        people.find(kind.person())
                .map(Known::organisation)
                .or(() -> accounts.organisationOf(kind.person()))
                .ifPresent(organisation -> trail.append(
                        BY,
                        Change.ofOrganisation(
                                        organisation,
                                        kind.locked() ? "person.locked-out" : "person.sign-in-failed",
                                        "person",
                                        kind.person())
                                .with("rule", kind.error())
                                .with("count", tally.count())
                                .with("first", tally.first())
                                .with("last", tally.last())));
    }
}
