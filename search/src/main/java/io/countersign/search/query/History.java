package io.countersign.search.query;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import io.countersign.outbox.Outward;
import io.countersign.problem.Unavailable;
import io.countersign.search.index.EventIndices;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The history of jobs, newest first. It is a second or two behind the change. */
@Component
@Outward
public class History {
    private final ElasticsearchClient client;

    History(ElasticsearchClient client) {
        this.client = client;
    }

    /**
     * @param after where the last page ended, or null for the first
     * @param limit 1 to 1,000
     */
    public HistoryPage ask(HistoryQuestion question, @Nullable Long after, int limit) {
        try {
            SearchResponse<Map<String, Object>> answer = client.search(
                    search -> {
                        search.index(EventIndices.ALIAS)
                                .ignoreUnavailable(true)
                                .allowNoIndices(true)
                                .query(query(question))
                                .trackTotalHits(track -> track.enabled(true))
                                .sort(sort ->
                                        sort.field(field -> field.field("seq").order(SortOrder.Desc)))
                                .size(limit);
                        if (after != null) {
                            search.searchAfter(FieldValue.of(after));
                        }
                        return search;
                    },
                    mapType());
            List<Map<String, Object>> events = answer.hits().hits().stream()
                    .map(Hit::source)
                    .filter(Objects::nonNull)
                    .toList();
            long total = answer.hits().total() == null
                    ? events.size()
                    : answer.hits().total().value();
            return new HistoryPage(events, total, events.size() < limit ? null : seq(events));
        } catch (IOException e) {
            throw new Unavailable("The history can't be asked just now. Work goes on; try again in a moment.", e);
        }
    }

    /** How many events of a job can be found. */
    public long count(long jobId) {
        try {
            return client.count(count -> count.index(EventIndices.ALIAS)
                            .ignoreUnavailable(true)
                            .allowNoIndices(true)
                            .query(query(HistoryQuestion.ofJob(jobId))))
                    .count();
        } catch (IOException e) {
            throw new Unavailable("The history can't be asked just now. Work goes on; try again in a moment.", e);
        }
    }

    private static Long seq(List<Map<String, Object>> events) {
        return ((Number) Objects.requireNonNull(events.get(events.size() - 1).get("seq"))).longValue();
    }

    private static Query query(HistoryQuestion question) {
        BoolQuery.Builder all = new BoolQuery.Builder();
        exactly(all, "jobId", String.valueOf(question.jobId()));
        exactly(all, "actor.organisation", question.organisation());
        exactly(all, "actor.username", question.actor());
        exactly(all, "action", question.action());
        exactly(all, "subjectType", question.subjectType());
        exactly(all, "subjectId", question.subjectId());
        if (question.text() != null) {
            all.must(must -> must.match(match -> match.field("reason").query(question.text())));
        }
        if (question.from() != null || question.to() != null) {
            all.filter(filter -> filter.range(range -> range.date(date -> {
                date.field("at");
                if (question.from() != null) {
                    date.gte(question.from().toString());
                }
                if (question.to() != null) {
                    date.lt(question.to().toString());
                }
                return date;
            })));
        }
        return all.build()._toQuery();
    }

    private static void exactly(BoolQuery.Builder all, String field, @Nullable String value) {
        if (value != null) {
            all.filter(filter -> filter.term(term -> term.field(field).value(value)));
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Class<Map<String, Object>> mapType() {
        return (Class) Map.class;
    }
}
