package io.countersign.search.progress;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.StatsAggregate;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is asked of a group of items, and what comes back. */
record ItemFigures(
        Map<String, Long> states,
        long labelled,
        long returned,
        @Nullable Double agreement,
        double activeSeconds,
        long settledInWindow) {
    static final ItemFigures NONE = new ItemFigures(Map.of(), 0, 0, null, 0, 0);

    static Map<String, Aggregation> asked(Window window) {
        return Map.of(
                "states", States.asked(),
                "labelled",
                        Aggregation.of(
                                one -> one.filter(filter -> filter.exists(exists -> exists.field("labelledAt")))),
                "returned",
                        Aggregation.of(one -> one.filter(filter -> filter.range(range ->
                                range.number(number -> number.field("returns").gte(1.0))))),
                "agreement", Aggregation.of(one -> one.stats(stats -> stats.field("agreement"))),
                "activeSeconds", Aggregation.of(one -> one.sum(sum -> sum.field("activeSeconds"))),
                "settled",
                        Aggregation.of(one -> one.filter(filter -> filter.range(range -> range.date(date ->
                                date.field("settledAt").gte(window.since().toString()))))));
    }

    static ItemFigures read(Map<String, Aggregate> found) {
        StatsAggregate agreement = get(found, "agreement").stats();
        return new ItemFigures(
                States.read(get(found, "states")),
                get(found, "labelled").filter().docCount(),
                get(found, "returned").filter().docCount(),
                agreement.count() == 0 ? null : agreement.avg(),
                get(found, "activeSeconds").sum().value(),
                get(found, "settled").filter().docCount());
    }

    @Nullable Double reworkRate() {
        return labelled == 0 ? null : (Double) ((double) returned / labelled);
    }

    private static Aggregate get(Map<String, Aggregate> found, String name) {
        return Objects.requireNonNull(found.get(name), name);
    }
}
