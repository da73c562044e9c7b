package io.countersign.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.io.IOException;
import java.util.Map;

/** Asks an index for figures alone. */
public final class Figures {
    private Figures() {}

    /** By the names that were given; empty where nothing was ever written. */
    public static Map<String, Aggregate> of(
            ElasticsearchClient client, String index, Query query, Map<String, Aggregation> asked) throws IOException {
        return client.search(
                        search -> search.index(index)
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
