package io.countersign.api.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.countersign.api.problem.RefusalLog;
import io.countersign.audit.Refusals;
import io.countersign.identity.Actor;
import io.countersign.identity.Refusal;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps what was refused to somebody in the trail, and counts it. What one rule refuses to one person more often than twenty times in
 * a minute is told by its number alone, in one event: nobody floods the trail. Of people who are not known it is only counted: a
 * signed address that is over may come from anybody.
 */
@Component
class KeptRefusals implements RefusalLog {
    static final String COUNTER = "countersign.refused";
    static final int MOST_A_MINUTE = 20;
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10);

    private final PersonOfToken persons;
    private final Refusals refusals;
    private final MeterRegistry meters;
    private final Cache<Whose, Many> many =
            Caffeine.newBuilder().expireAfterAccess(FORGOTTEN_AFTER).build();

    KeptRefusals(PersonOfToken persons, Refusals refusals, MeterRegistry meters) {
        this.persons = persons;
        this.refusals = refusals;
        this.meters = meters;
    }

    private record Whose(String subject, String rule) {}

    /** @param person as at the first of them */
    private record Many(Actor.Person person, AtomicInteger sinceLastLook) {}

    @Override
    public void keep(Refusal refusal, HttpServletRequest request) {
        meters.counter(COUNTER, "rule", refusal.rule()).increment();
        persons.known()
                .filter(person -> isToBeTold(person, refusal))
                .ifPresent(person ->
                        refusals.record(person, refusal, request.getMethod() + " " + request.getRequestURI()));
    }

    private boolean isToBeTold(Actor.Person person, Refusal refusal) {
        return many.get(new Whose(person.subject(), refusal.rule()), whose -> new Many(person, new AtomicInteger()))
                        .sinceLastLook()
                        .incrementAndGet()
                <= MOST_A_MINUTE;
    }

    /** Tells of those since the last look that were not told of one by one. */
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    @PreDestroy
    void tellOfMany() {
        many.asMap().forEach((whose, one) -> {
            int untold = one.sinceLastLook().getAndSet(0) - MOST_A_MINUTE;
            if (untold > 0) {
                refusals.recordMany(one.person(), whose.rule(), untold);
            }
        });
    }
}
