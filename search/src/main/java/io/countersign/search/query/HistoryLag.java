package io.countersign.search.query;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import io.countersign.outbox.Outward;
import io.countersign.search.index.EventIndices;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many events the history does not show yet. Not a number while Elasticsearch can't be asked. */
@Component
@Outward
class HistoryLag implements MeterBinder {
    private static final String NEWEST = "newest";

    private final ElasticsearchClient client;
    private final JdbcClient jdbc;

    HistoryLag(ElasticsearchClient client, JdbcClient jdbc) {
        this.client = client;
        this.jdbc = jdbc;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("countersign.history.lag.events", this, HistoryLag::events)
                .description("Events that are committed and cannot be found yet")
                .register(registry);
    }

    private double events() {
        long committed = jdbc.sql("select coalesce(max(seq), 0) from event")
                .query(Long.class)
                .single();
        try {
            SearchResponse<Void> answer = client.search(
                    search -> search.index(EventIndices.ALIAS)
                            .ignoreUnavailable(true)
                            .allowNoIndices(true)
                            .size(0)
                            .aggregations(NEWEST, newest -> newest.max(max -> max.field("seq"))),
                    Void.class);
            Aggregate newest = answer.aggregations().get(NEWEST);
            double found = newest == null ? 0 : newest.max().value();
            return Math.max(0, committed - (Double.isFinite(found) ? found : 0));
        } catch (IOException | ElasticsearchException notNow) {
            return Double.NaN;
        }
    }
}
