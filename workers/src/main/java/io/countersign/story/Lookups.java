package io.countersign.story;

import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.identity.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps in the trail who looked up what, among the events of their own organisation: the other company learns nothing of it. */
@Component
class Lookups {
    private final Trail trail;

    Lookups(Trail trail) {
        this.trail = trail;
    }

    void record(Actor.Person person, String subjectType, String subjectId, @Nullable Instant at) {
        trail.append(person, change(person, subjectType, subjectId).with("at", at));
    }

    void record(Actor.Person person, String subjectType, String subjectId, Instant from, Instant to) {
        trail.append(
                person,
                change(person, subjectType, subjectId).with("from", from).with("to", to));
    }

    private static Change change(Actor.Person person, String subjectType, String subjectId) {
        return Change.ofOrganisation(person.organisation(), "history.looked-up", subjectType, subjectId);
    }
}
