package io.countersign.search.progress;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import io.countersign.audit.Streams;
import io.countersign.outbox.Outward;
import io.countersign.search.index.StateIndices;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is asked first of a job: how far its events are in the figures, and the window that speeds are measured over. */
@Component
@Outward
class JobFigures {
    private final Aggregations aggregations;
    private final JdbcClient jdbc;
    private final InstantSource clock;

    JobFigures(Aggregations aggregations, JdbcClient jdbc, InstantSource clock) {
        this.aggregations = aggregations;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record Present(long behind, Window window) {}

    Present of(long jobId) {
        Map<String, Aggregate> found = aggregations.of(
                StateIndices.ITEMS,
                Queries.items(new ProgressScope(jobId, null)),
                Map.of(
                        "position", Aggregation.of(one -> one.stats(stats -> stats.field("position"))),
                        "first", Aggregation.of(one -> one.stats(stats -> stats.field("labelledAt")))));
        // Asked afterwards: what is behind may seem more than it is, never less.
        long told = jdbc.sql("select coalesce(max(last_seq), 0) from event_stream where stream = :stream")
                .param("stream", Streams.ofJob(jobId))
                .query(Long.class)
                .single();
        @Nullable Aggregate position = found.get("position");
        return new Present(
                told
                        - (position == null || position.stats().count() == 0
                                ? 0
                                : Math.round(position.stats().max())),
                Window.of(clock.instant(), Times.first(found.get("first"))));
    }
}
