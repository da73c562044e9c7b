package io.countersign.search.query;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
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

/**
 * The history, newest first. It is a second or two behind the change. Events are never changed and are read by their number, so pages
 * that are read one after the other fit together whatever is added meanwhile.
 */
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
    public HistoryPage ask(Scope scope, HistoryQuestion question, @Nullable Long after, int limit) {
        Query query = HistoryQueries.of(scope, question);
        try {
            SearchResponse<Map<String, Object>> answer = client.search(
                    search -> {
                        search.index(EventIndices.ALIAS)
                                .ignoreUnavailable(true)
                                .allowNoIndices(true)
                                .query(query)
                                .trackTotalHits(track -> track.enabled(true))
                                .source(source -> source.filter(filter -> filter.excludes("words", "owner", "givenTo")))
                                .sort(sort ->
                                        sort.field(field -> field.field("seq").order(SortOrder.Desc)))
                                .size(limit);
                        if (after != null) {
                            search.searchAfter(FieldValue.of(after));
                        }
                        return search;
                    },
                    mapType());
            if (answer.hits().total() == null) {
                return HistoryPage.EMPTY;
            }
            List<Map<String, Object>> events = answer.hits().hits().stream()
                    .map(Hit::source)
                    .filter(Objects::nonNull)
                    .toList();
            return new HistoryPage(events, answer.hits().total().value(), events.size() < limit ? null : seq(events));
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
                            .query(HistoryQueries.ofJob(jobId)))
                    .count();
        } catch (IOException e) {
            throw new Unavailable("The history can't be asked just now. Work goes on; try again in a moment.", e);
        }
    }

    private static Long seq(List<Map<String, Object>> events) {
        return ((Number) Objects.requireNonNull(events.get(events.size() - 1).get("seq"))).longValue();
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    static Class<Map<String, Object>> mapType() {
        return (Class) Map.class;
    }
}
