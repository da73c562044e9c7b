package io.countersign.bench.history;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.countersign.job.JobOwners;
import io.countersign.search.index.EventIndices;
import io.countersign.search.index.EventProjection;
import io.countersign.search.index.Generations;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes a synthetic history into the product's Elasticsearch with the product's own projection. What a run before has written stays;
 * only what is missing is written.
 */
public final class HistoryLoad {
    private static final int BATCH = 1_000;
    private static final int WRITERS = 2;
    private static final long TELL_EVERY = 100_000;

    private final ElasticsearchClient client;
    private final JdbcClient jdbc;
    private final PrintWriter out;

    public HistoryLoad(ElasticsearchClient client, JdbcClient jdbc, PrintWriter out) {
        this.client = client;
        this.jdbc = jdbc;
        this.out = out;
    }

    /** @param written by this run */
    public record Loaded(long written, Duration time) {
        public double perSecond() {
            return written / (time.toNanos() / 1e9);
        }
    }

    /** @param longest after which it stops at what it has */
    public Loaded load(SyntheticHistory history, long events, Duration longest) throws Exception {
        jobs();
        EventProjection projection = new EventProjection(client, new EventIndices(client), new JobOwners(jdbc));
        List<Generations.Target> targets = new Generations(jdbc).present().targets();
        long first = present();
        long began = System.nanoTime();
        long next = first;
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        try {
            while (next < events && System.nanoTime() - began < longest.toNanos()) {
                List<Future<?>> sent = new ArrayList<>();
                for (int writer = 0; writer < WRITERS && next < events; writer++) {
                    long from = next;
                    long to = Math.min(events, from + BATCH);
                    sent.add(writers.submit(() -> projection.write(batch(history, from, to), targets)));
                    next = to;
                }
                for (Future<?> one : sent) {
                    one.get();
                }
                tell(first, next);
            }
        } finally {
            writers.shutdown();
        }
        Duration time = Duration.ofNanos(System.nanoTime() - began);
        client.indices().refresh(refresh -> refresh.index(EventIndices.ALIAS));
        return new Loaded(next - first, time);
    }

    /** How many synthetic events there are: all of one beginning, since they are written in order. */
    public long present() throws IOException {
        return client.count(count -> count.index(EventIndices.ALIAS)
                        .ignoreUnavailable(true)
                        .allowNoIndices(true)
                        .query(query -> query.range(
                                range -> range.number(seq -> seq.field("seq").lte(0.0)))))
                .count();
    }

    private void tell(long first, long next) {
        if ((next - first) % TELL_EVERY < (long) BATCH * WRITERS) {
            out.println("  " + next + " events");
            out.flush();
        }
    }

    private static List<byte[]> batch(SyntheticHistory history, long from, long to) {
        List<byte[]> events = new ArrayList<>(BATCH);
        for (long i = from; i < to; i++) {
            events.add(history.event(i));
        }
        return events;
    }

    /** Of Meridian, so that its auditor sees them. */
    private void jobs() {
        jdbc.sql("""
                with schema as (
                    insert into label_schema (owner, name, version, document, created_at, created_by)
                    values ('meridian', 'bench history', 1, '{}', now(), 'bench') on conflict do nothing returning id)
                insert into job (id, owner, name, schema_id, policy, deadline, state, created_at, created_by)
                select :first + n, 'meridian', 'bench history ' || n, schema.id, '{}', now(), 'CANCELLED', now(), 'bench'
                from schema, generate_series(0, :jobs - 1) n""")
                .param("first", SyntheticHistory.FIRST_JOB)
                .param("jobs", SyntheticHistory.JOBS)
                .update();
    }
}
