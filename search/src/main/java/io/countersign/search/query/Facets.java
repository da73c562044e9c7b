package io.countersign.search.query;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import io.countersign.outbox.Outward;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    private final ElasticsearchClient client;

    Facets(ElasticsearchClient client) {
        this.client = client;
    }

    private static Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("organisation", "actor.organisation");
        fields.put("actor", "actor.username");
        fields.put("action", "action");
        fields.put("subjectType", "subjectType");
        fields.put("elementId", "elementId");
        return fields;
    }

    public HistoryFacets of(Scope scope, HistoryQuestion question) {
        Query query = HistoryQueries.of(scope, question);
        Map<String, Aggregation> asked = new LinkedHashMap<>();
        FIELDS.forEach((name, field) -> asked.put(
                name,
                Aggregation.of(one -> one.terms(terms -> terms.field(field).size(MOST_VALUES)))));
        asked.put(FIRST, Aggregation.of(one -> one.min(min -> min.field("at"))));
        asked.put(LAST, Aggregation.of(one -> one.max(max -> max.field("at"))));
        Map<String, Aggregate> found = aggregate(query, asked);

        Map<String, List<HistoryFacets.Count>> fields = new LinkedHashMap<>();
        FIELDS.keySet().forEach(name -> fields.put(name, counts(found.get(name))));
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
            return HistorySearch.figures(client, query, asked);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
