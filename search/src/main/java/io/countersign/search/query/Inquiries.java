package io.countersign.search.query;

import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.identity.Actor;
import io.countersign.outbox.Outward;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Questions of people about the history: each is an event itself, so that it can be seen who looked for what. */
@Component
@Outward
public class Inquiries {
    private final History history;
    private final Facets facets;
    private final Trail trail;

    Inquiries(History history, Facets facets, Trail trail) {
        this.history = history;
        this.facets = facets;
        this.trail = trail;
    }

    /** A page; the first one is recorded. */
    @Transactional
    public HistoryPage ask(Actor.Person person, HistoryQuestion question, @Nullable Long after, int limit) {
        if (after == null) {
            trail.append(person, change(person, "history.searched", question));
        }
        return history.ask(new Scope(person.organisation()), question, after, limit);
    }

    /** Belongs to a question that was asked; it is not recorded again. */
    public HistoryFacets facets(Actor.Person person, HistoryQuestion question) {
        return facets.of(new Scope(person.organisation()), question);
    }

    static Change change(Actor.Person person, String action, HistoryQuestion question) {
        return Change.ofOrganisation(person.organisation(), action, "history", person.organisation())
                .with("question", question);
    }
}
