package io.countersign.bench.history;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.countersign.bench.measure.Latencies;
import io.countersign.bench.product.Person;
import io.countersign.search.index.EventIndices;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Makes changes over the API and looks how long it takes until their events are found. */
public final class Findable {
    public static final String KIND = "findable";
    private static final long LOOK_MILLIS = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Person person;
    private final ElasticsearchClient client;
    private final Latencies latencies;

    public Findable(Person person, ElasticsearchClient client, Latencies latencies) {
        this.person = person;
        this.client = client;
        this.latencies = latencies;
    }

    /** From the answer to the change, which comes after its commit, as long as it is asked to. */
    public void run(String name, BooleanSupplier goOn) throws Exception {
        for (int i = 0; goOn.getAsBoolean(); i++) {
            String action = name + "-" + i;
            person.unmeasured().put("/api/v1/history/queries/" + action, Map.of("question", Map.of(), "shared", false));
            latencies.timed(KIND, () -> {
                until("subjectId", action, 1);
                return action;
            });
            person.unmeasured().delete("/api/v1/history/queries/" + action);
        }
    }

    /** Returns when so many events have a value in a field. */
    public void until(String field, String value, long events) throws IOException, InterruptedException {
        long began = System.nanoTime();
        while (count(field, value) < events) {
            if (System.nanoTime() - began > PATIENCE.toNanos()) {
                throw new IOException("after " + PATIENCE + " there are " + count(field, value) + " of " + events
                        + " events with " + field + " " + value);
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }

    private long count(String field, String value) throws IOException {
        return client.count(count -> count.index(EventIndices.ALIAS)
                        .query(query -> query.term(term -> term.field(field).value(value))))
                .count();
    }
}
