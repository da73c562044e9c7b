package io.countersign.search.progress;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import java.util.Map;
import java.util.TreeMap;

/** Counts by state. */
final class States {
    private static final int MORE_THAN_THERE_ARE = 20;

    private States() {}

    static Aggregation asked() {
        return Aggregation.of(one -> one.terms(terms -> terms.field("state").size(MORE_THAN_THERE_ARE)));
    }

    static Map<String, Long> read(Aggregate states) {
        Map<String, Long> counts = new TreeMap<>();
        states.sterms()
                .buckets()
                .array()
                .forEach(state -> counts.put(state.key().stringValue(), state.docCount()));
        return counts;
    }
}
