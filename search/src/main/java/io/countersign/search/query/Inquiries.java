package io.countersign.search.query;

import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.identity.Actor;
import io.countersign.outbox.Outward;
import io.countersign.pseudonym.Names;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Questions of people about the history: each is an event itself, so that it can be seen who looked for what. */
@Component
@Outward
public class Inquiries {
    private final History history;
    private final Facets facets;
    private final Scopes scopes;
    private final Names names;
    private final Questions questions;
    private final Trail trail;

    Inquiries(History history, Facets facets, Scopes scopes, Names names, Questions questions, Trail trail) {
        this.history = history;
        this.facets = facets;
        this.scopes = scopes;
        this.names = names;
        this.questions = questions;
        this.trail = trail;
    }

    /** A page; the first one is recorded. */
    @Transactional
    public HistoryPage ask(Actor.Person person, HistoryQuestion question, @Nullable Long after, int limit) {
        if (after == null) {
            trail.append(
                    person,
                    Change.ofOrganisation(person.organisation(), "history.searched", "history", person.organisation())
                            .with("question", questions.nameless(question)));
        }
        HistoryPage page = history.ask(scopes.of(person, question), question, after, limit);
        Names.View view = names.seenBy(person);
        return new HistoryPage(page.events().stream().map(view::event).toList(), page.total(), page.next());
    }

    /** Belongs to a question that was asked; it is not recorded again. */
    public HistoryFacets facets(Actor.Person person, HistoryQuestion question) {
        return facets.of(scopes.of(person, question), question);
    }
}
