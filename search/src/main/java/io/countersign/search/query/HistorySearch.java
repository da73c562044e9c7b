package io.countersign.search.query;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import io.countersign.search.index.EventIndices;
import java.io.IOException;
import java.util.Map;

/** Asks the events for figures alone. */
final class HistorySearch {
    private HistorySearch() {}

    /** By the names that were given; empty where no event was ever written. */
    static Map<String, Aggregate> figures(ElasticsearchClient client, Query query, Map<String, Aggregation> asked)
            throws IOException {
        return client.search(
                        search -> search.index(EventIndices.ALIAS)
                                .ignoreUnavailable(true)
                                .allowNoIndices(true)
                                .query(query)
                                .size(0)
                                .trackTotalHits(track -> track.enabled(false))
                                .aggregations(asked),
                        Void.class)
                .aggregations();
    }
}
