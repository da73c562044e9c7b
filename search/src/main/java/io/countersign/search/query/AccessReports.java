package io.countersign.search.query;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.FilterAggregate;
import co.elastic.clients.elasticsearch._types.aggregations.StatsAggregate;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.json.JsonData;
import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.identity.Actor;
import io.countersign.outbox.Outward;
import io.countersign.person.People;
import io.countersign.problem.Unavailable;
import io.countersign.pseudonym.Names;
import io.countersign.search.Figures;
import io.countersign.search.index.EventIndices;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says what one person saw, changed and took away. Whoever asks is in the history as well. */
@Component
@Outward
public class AccessReports {
    private static final int MOST_VALUES = 100;

    private final ElasticsearchClient client;
    private final People people;
    private final Names names;
    private final Trail trail;

    AccessReports(ElasticsearchClient client, People people, Names names, Trail trail) {
        this.client = client;
        this.people = people;
        this.names = names;
        this.trail = trail;
    }

    /**
     * @param asked username or subject of whom it is about: of the own organisation, since others go by a pseudonym in each job
     */
    @Transactional
    public AccessReport of(Actor.Person person, String asked, @Nullable Instant from, @Nullable Instant to) {
        List<String> subjects = people.subjects(asked);
        trail.append(
                person,
                Change.ofOrganisation(
                                person.organisation(),
                                "access-report.read",
                                "person",
                                subjects.isEmpty() ? Questions.NOBODY : subjects.get(0))
                        .with("from", from)
                        .with("to", to));
        Map<String, Aggregate> found = ask(HistoryQueries.touched(
                Scope.of(person.organisation(), false), subjects, HistoryQuestion.ANYTHING.between(from, to)));
        Names.View view = names.seenBy(person);
        return new AccessReport(
                asked,
                from,
                to,
                Arrays.stream(AccessKind.values())
                        .map(kind -> part(kind, found.get(kind.name()), view))
                        .toList());
    }

    private Map<String, Aggregate> ask(Query query) {
        Map<String, Aggregation> asked = new LinkedHashMap<>();
        for (AccessKind kind : AccessKind.values()) {
            asked.put(
                    kind.name(),
                    Aggregation.of(one -> one.filter(of(kind))
                            .aggregations("times", times -> times.stats(stats -> stats.field("at")))
                            .aggregations("actions", terms("action"))
                            .aggregations("jobs", terms("jobId"))
                            .aggregations(
                                    "events",
                                    events -> events.topHits(top -> top.size(MOST_VALUES)
                                            .source(source -> source.filter(
                                                    filter -> filter.excludes("words", "owner", "refused", "givenTo")))
                                            .sort(sort -> sort.field(
                                                    field -> field.field("seq").order(SortOrder.Desc)))))));
        }
        try {
            return Figures.of(client, EventIndices.ALIAS, query, asked);
        } catch (IOException | ElasticsearchException e) {
            throw new Unavailable("The history can't be asked just now. Work goes on; try again in a moment.", e);
        }
    }

    private static Aggregation terms(String field) {
        return Aggregation.of(one -> one.terms(terms -> terms.field(field).size(MOST_VALUES)));
    }

    private static Query of(AccessKind kind) {
        if (kind != AccessKind.CHANGED) {
            return any(kind.actions());
        }
        return Query.of(query -> query.bool(bool -> bool.mustNot(any(Arrays.stream(AccessKind.values())
                .flatMap(other -> other.actions().stream())
                .toList()))));
    }

    private static Query any(List<String> actions) {
        return Query.of(query -> query.terms(terms -> terms.field("action")
                .terms(values ->
                        values.value(actions.stream().map(FieldValue::of).toList()))));
    }

    private static AccessReport.Part part(AccessKind kind, @Nullable Aggregate found, Names.View view) {
        if (found == null || found.filter().docCount() == 0) {
            return new AccessReport.Part(kind, 0, null, null, Map.of(), Map.of(), List.of());
        }
        FilterAggregate filter = found.filter();
        StatsAggregate times = get(filter, "times").stats();
        return new AccessReport.Part(
                kind,
                filter.docCount(),
                Instant.ofEpochMilli((long) times.min()),
                Instant.ofEpochMilli((long) times.max()),
                counts(get(filter, "actions")),
                counts(get(filter, "jobs")),
                get(filter, "events").topHits().hits().hits().stream()
                        .map(hit -> view.event(event(Objects.requireNonNull(hit.source()))))
                        .toList());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> event(JsonData source) {
        return source.to(Map.class);
    }

    private static Map<String, Long> counts(Aggregate terms) {
        Map<String, Long> counts = new LinkedHashMap<>();
        terms.sterms()
                .buckets()
                .array()
                .forEach(bucket -> counts.put(bucket.key().stringValue(), bucket.docCount()));
        return counts;
    }

    private static Aggregate get(FilterAggregate filter, String name) {
        return Objects.requireNonNull(filter.aggregations().get(name), name);
    }
}
