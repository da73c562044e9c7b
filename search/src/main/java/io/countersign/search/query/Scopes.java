package io.countersign.search.query;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import io.countersign.identity.Actor;
import io.countersign.outbox.Outward;
import io.countersign.person.People;
import io.countersign.problem.Unavailable;
import io.countersign.pseudonym.Names;
import io.countersign.pseudonym.Pseudonyms;
import io.countersign.search.index.EventIndices;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds out what a person may see of the answer to a question. */
@Component
@Outward
public class Scopes {
    private static final int MOST_PEOPLE = 10_000;
    private static final String PEOPLE = "people";

    private final ElasticsearchClient client;
    private final Names names;
    private final Pseudonyms pseudonyms;
    private final People people;

    Scopes(ElasticsearchClient client, Names names, Pseudonyms pseudonyms, People people) {
        this.client = client;
        this.names = names;
        this.pseudonyms = pseudonyms;
        this.people = people;
    }

    /** A pseudonym stands for somebody in one job: it is understood where the question is about one. */
    public Scope of(Actor.Person person, HistoryQuestion question) {
        String organisation = person.organisation();
        Long job = question.jobId();
        return new Scope(
                organisation,
                job != null && names.areOpen(person, job),
                asked(organisation, job, question.actor()),
                question.text() == null ? List.of() : people.named(question.text()));
    }

    private Scope.@Nullable Asked asked(String organisation, @Nullable Long job, @Nullable String actor) {
        if (actor == null) {
            return null;
        }
        if (job == null || !Pseudonyms.isOne(actor)) {
            return new Scope.Asked(people.subjects(actor), false);
        }
        List<String> meant = subjects(organisation, job).stream()
                .filter(subject -> pseudonyms.of(job, subject).equals(actor))
                .toList();
        return new Scope.Asked(meant, true);
    }

    private List<String> subjects(String owner, long job) {
        try {
            Aggregate people = client.search(
                            search -> search.index(EventIndices.ALIAS)
                                    .ignoreUnavailable(true)
                                    .allowNoIndices(true)
                                    .size(0)
                                    .query(query -> query.bool(all -> all.filter(filter -> filter.term(
                                                    term -> term.field("jobId").value(job)))
                                            .filter(filter -> filter.term(
                                                    term -> term.field("owner").value(owner)))))
                                    .aggregations(
                                            PEOPLE,
                                            others -> others.filter(HistoryQueries.ofOthers(owner))
                                                    .aggregations(
                                                            PEOPLE,
                                                            subjects ->
                                                                    subjects.terms(terms -> terms.field("actor.subject")
                                                                            .size(MOST_PEOPLE)))),
                            Void.class)
                    .aggregations()
                    .get(PEOPLE);
            return people == null
                    ? List.of()
                    : Facets.keys(people.filter().aggregations().get(PEOPLE));
        } catch (IOException e) {
            throw new Unavailable("The history can't be asked just now. Work goes on; try again in a moment.", e);
        }
    }
}
