package io.countersign.member;

import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.identity.Actor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps in the trail when people came to the page and left it. */
@Component
public class SignIns {
    private final Trail trail;
    private final Colleagues colleagues;

    SignIns(Trail trail, Colleagues colleagues) {
        this.trail = trail;
        this.colleagues = colleagues;
    }

    @Transactional
    public void signedIn(Actor.Person person) {
        colleagues.signedIn(person);
        trail.append(person, change(person, "person.signed-in"));
    }

    /** The issuer let them in, and we did not. */
    @Transactional
    public void refused(Actor.Person person, String rule) {
        trail.append(person, change(person, "person.sign-in-refused").with("rule", rule));
    }

    @Transactional
    public void signedOut(Actor.Person person) {
        trail.append(person, change(person, "person.signed-out"));
    }

    private static Change change(Actor.Person person, String action) {
        return Change.ofOrganisation(person.organisation(), action, "person", person.subject());
    }
}
