package io.countersign.search.query;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import io.countersign.outbox.Outward;
import io.countersign.person.Known;
import io.countersign.person.People;
import io.countersign.pseudonym.Pseudonyms;
import io.countersign.search.Figures;
import io.countersign.search.index.EventIndices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How the answer to a question is spread over people, actions and time. */
@Component
@Outward
public class Facets {
    private static final int MOST_VALUES = 20;
    private static final Map<String, String> FIELDS = fields();
    private static final String FIRST = "first";
    private static final String LAST = "last";
    private static final String TIMELINE = "timeline";
    private static final String ACTOR = "actor";
    private static final String NAMED = "named";
    private static final String OTHERS = "others";

    private final ElasticsearchClient client;
    private final Pseudonyms pseudonyms;
    private final People people;

    Facets(ElasticsearchClient client, Pseudonyms pseudonyms, People people) {
        this.client = client;
        this.pseudonyms = pseudonyms;
        this.people = people;
    }

    private static Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("organisation", "actor.organisation");
        fields.put("action", "action");
        fields.put("subjectType", "subjectType");
        fields.put("elementId", "elementId");
        return fields;
    }

    public HistoryFacets of(Scope scope, HistoryQuestion question) {
        Query query = HistoryQueries.of(scope, question);
        Map<String, Aggregation> asked = new LinkedHashMap<>();
        FIELDS.forEach((name, field) -> asked.put(name, terms(field)));
        asked.put(NAMED, within(named(scope), terms("actor.subject")));
        asked.put(OTHERS, within(HistoryQueries.ofOthers(scope.organisation()), terms("actor.subject")));
        asked.put(FIRST, Aggregation.of(one -> one.min(min -> min.field("at"))));
        asked.put(LAST, Aggregation.of(one -> one.max(max -> max.field("at"))));
        Map<String, Aggregate> found = aggregate(query, asked);

        Map<String, List<HistoryFacets.Count>> fields = new LinkedHashMap<>();
        FIELDS.keySet().forEach(name -> fields.put(name, counts(found.get(name))));
        fields.put(ACTOR, people(scope, question.jobId(), found));
        if (fields.get("action") == null
                || Objects.requireNonNull(fields.get("action")).isEmpty()) {
            return new HistoryFacets(fields, Duration.ofDays(1), List.of());
        }
        Duration step = Timeline.step(instant(found.get(FIRST), true), instant(found.get(LAST), false));
        return new HistoryFacets(fields, step, timeline(query, step));
    }

    private List<HistoryFacets.Stretch> timeline(Query query, Duration step) {
        Map<String, Aggregate> found = aggregate(
                query,
                Map.of(
                        TIMELINE,
                        Aggregation.of(one -> one.dateHistogram(histogram -> histogram
                                .field("at")
                                .fixedInterval(interval -> interval.time(step.toSeconds() + "s"))
                                .minDocCount(0)))));
        Aggregate timeline = found.get(TIMELINE);
        return timeline == null
                ? List.of()
                : timeline.dateHistogram().buckets().array().stream()
                        .map(bucket -> new HistoryFacets.Stretch(Instant.ofEpochMilli(bucket.key()), bucket.docCount()))
                        .toList();
    }

    private Map<String, Aggregate> aggregate(Query query, Map<String, Aggregation> asked) {
        try {
            return Figures.of(client, EventIndices.ALIAS, query, asked);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Aggregation terms(String field) {
        return Aggregation.of(one -> one.terms(terms -> terms.field(field).size(MOST_VALUES)));
    }

    private static Aggregation within(Query query, Aggregation terms) {
        return Aggregation.of(one -> one.filter(query).aggregations(ACTOR, terms));
    }

    private static Query named(Scope scope) {
        return scope.names()
                ? Query.of(query -> query.exists(person -> person.field("actor.organisation")))
                : Query.of(query ->
                        query.term(term -> term.field("actor.organisation").value(scope.organisation())));
    }

    /** Those whom the reader may not see by name are counted in one job alone, by their pseudonyms in it. */
    private List<HistoryFacets.Count> people(Scope scope, @Nullable Long job, Map<String, Aggregate> found) {
        List<HistoryFacets.Count> bySubject = counts(inner(found.get(NAMED)));
        Map<String, String> usernames =
                people.find(bySubject.stream().map(HistoryFacets.Count::value).toList()).stream()
                        .filter(known -> known.username() != null)
                        .collect(Collectors.toMap(Known::subject, known -> Objects.requireNonNull(known.username())));
        Stream<HistoryFacets.Count> named = bySubject.stream()
                .map(one -> new HistoryFacets.Count(usernames.getOrDefault(one.value(), one.value()), one.events()));
        Stream<HistoryFacets.Count> others = job == null || scope.names()
                ? Stream.empty()
                : counts(inner(found.get(OTHERS))).stream()
                        .map(one -> new HistoryFacets.Count(pseudonyms.of(job, one.value()), one.events()));
        return Stream.concat(named, others)
                .sorted(Comparator.comparingLong(HistoryFacets.Count::events).reversed())
                .limit(MOST_VALUES)
                .toList();
    }

    private static @Nullable Aggregate inner(@Nullable Aggregate filtered) {
        return filtered == null ? null : filtered.filter().aggregations().get(ACTOR);
    }

    static List<String> keys(@Nullable Aggregate terms) {
        return counts(terms).stream().map(HistoryFacets.Count::value).toList();
    }

    private static List<HistoryFacets.Count> counts(@Nullable Aggregate terms) {
        return terms == null
                ? List.of()
                : terms.sterms().buckets().array().stream()
                        .map(bucket -> new HistoryFacets.Count(bucket.key().stringValue(), bucket.docCount()))
                        .toList();
    }

    private static Instant instant(@Nullable Aggregate one, boolean min) {
        Aggregate value = Objects.requireNonNull(one);
        return Instant.ofEpochMilli(
                Math.round(min ? value.min().value() : value.max().value()));
    }
}
