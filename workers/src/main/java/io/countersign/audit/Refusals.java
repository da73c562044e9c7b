package io.countersign.audit;

import io.countersign.identity.Actor;
import io.countersign.identity.Matter;
import io.countersign.identity.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps in the trail that somebody was refused something; called where their request ends, when its own transaction is over. */
@Component
public class Refusals {
    static final String ACTION = "access.refused";
    private static final int LONGEST_REQUEST = 500;

    private final Trail trail;

    Refusals(Trail trail) {
        this.trail = trail;
    }

    /** @param request what was asked for, as method and path */
    @Transactional
    public void record(Actor.Person person, Refusal refusal, String request) {
        String asked = request.substring(0, Math.min(request.length(), LONGEST_REQUEST));
        trail.append(
                person,
                change(person, refusal.about(), asked)
                        .with("rule", refusal.rule())
                        .with("request", asked)
                        .because(refusal.text().toString()));
    }

    /** That a rule refused the person much more than was told one by one. */
    @Transactional
    public void recordMany(Actor.Person person, String rule, int count) {
        trail.append(
                person,
                Change.ofOrganisation(person.organisation(), ACTION, "request", "*")
                        .with("rule", rule)
                        .with("count", count));
    }

    /** Among the events of the job, where its owner sees them; of the person's own organisation where it is about no job. */
    private static Change change(Actor.Person person, @Nullable Matter matter, String request) {
        if (matter == null) {
            return Change.ofOrganisation(person.organisation(), ACTION, "request", request);
        }
        Long jobId = matter.jobId();
        return jobId == null
                ? Change.ofOrganisation(person.organisation(), ACTION, matter.type(), matter.id())
                : Change.ofJob(jobId, ACTION, matter.type(), matter.id());
    }
}
