package io.countersign.api.security;

import io.countersign.api.problem.RefusalLog;
import io.countersign.audit.Refusals;
import io.countersign.identity.Refusal;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/**
 * Keeps what was refused to somebody in the trail, and counts it. Of people who are not known it is only counted: a signed address
 * that is over may come from anybody.
 */
@Component
class KeptRefusals implements RefusalLog {
    static final String COUNTER = "countersign.refused";

    private final PersonOfToken persons;
    private final Refusals refusals;
    private final MeterRegistry meters;

    KeptRefusals(PersonOfToken persons, Refusals refusals, MeterRegistry meters) {
        this.persons = persons;
        this.refusals = refusals;
        this.meters = meters;
    }

    @Override
    public void keep(Refusal refusal, HttpServletRequest request) {
        meters.counter(COUNTER, "rule", refusal.rule()).increment();
        persons.known()
                .ifPresent(person ->
                        refusals.record(person, refusal, request.getMethod() + " " + request.getRequestURI()));
    }
}
