package io.countersign.search.query;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.Time;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import io.countersign.outbox.Outward;
import io.countersign.search.index.EventIndices;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Every event that answers a question, the oldest first, as of one moment. */
@Component
@Outward
public class EveryEvent {
    private static final int PAGE = 1_000;
    private static final Time KEPT = Time.of(time -> time.time("2m"));

    private final ElasticsearchClient client;

    EveryEvent(ElasticsearchClient client) {
        this.client = client;
    }

    /** Takes one event. */
    @FunctionalInterface
    public interface Taker {
        void take(Map<String, Object> event) throws IOException;
    }

    /** @return how many there were */
    public long read(Scope scope, HistoryQuestion question, Taker taker) throws IOException {
        Query query = HistoryQueries.of(scope, question);
        String moment = open();
        if (moment == null) {
            return 0;
        }
        try {
            long count = 0;
            @Nullable List<FieldValue> after = null;
            List<Hit<Map<String, Object>>> page = page(moment, query, after);
            while (!page.isEmpty()) {
                for (Hit<Map<String, Object>> hit : page) {
                    taker.take(Objects.requireNonNull(hit.source()));
                    count++;
                }
                after = page.get(page.size() - 1).sort();
                page = page(moment, query, after);
            }
            return count;
        } finally {
            client.closePointInTime(close -> close.id(moment));
        }
    }

    /** Null where no event was ever written. */
    private @Nullable String open() throws IOException {
        try {
            return client.openPointInTime(open -> open.index(EventIndices.ALIAS).keepAlive(KEPT))
                    .id();
        } catch (ElasticsearchException e) {
            if ("index_not_found_exception".equals(e.error().type())) {
                return null;
            }
            throw e;
        }
    }

    private List<Hit<Map<String, Object>>> page(String moment, Query query, @Nullable List<FieldValue> after)
            throws IOException {
        SearchResponse<Map<String, Object>> answer = client.search(
                search -> {
                    search.pit(pit -> pit.id(moment).keepAlive(KEPT))
                            .query(query)
                            .trackTotalHits(track -> track.enabled(false))
                            .source(source ->
                                    source.filter(filter -> filter.excludes("words", "owner", "refused", "givenTo")))
                            .sort(sort -> sort.field(field -> field.field("seq").order(SortOrder.Asc)))
                            .size(PAGE);
                    if (after != null) {
                        search.searchAfter(after);
                    }
                    return search;
                },
                History.mapType());
        return answer.hits().hits();
    }
}
