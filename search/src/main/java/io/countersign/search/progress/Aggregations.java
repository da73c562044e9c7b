package io.countersign.search.progress;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import io.countersign.outbox.Outward;
import io.countersign.problem.Unavailable;
import io.countersign.search.Figures;
import java.io.IOException;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Asks Elasticsearch for figures alone. */
@Component
@Outward
class Aggregations {
    private final ElasticsearchClient client;

    Aggregations(ElasticsearchClient client) {
        this.client = client;
    }

    /** By the names that were given; empty where nothing was ever written. */
    Map<String, Aggregate> of(String index, Query query, Map<String, Aggregation> asked) {
        try {
            return Figures.of(client, index, query, asked);
        } catch (IOException | ElasticsearchException e) {
            throw new Unavailable(
                    "How far the work has come can't be asked just now. Work goes on, and the counts of the job are exact"
                            + " meanwhile; try again in a moment.",
                    e);
        }
    }
}
