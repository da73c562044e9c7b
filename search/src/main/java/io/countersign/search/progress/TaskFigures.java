package io.countersign.search.progress;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.FilterAggregate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is asked of a group of tasks, and what comes back. */
record TaskFigures(Map<String, Long> states, @Nullable Instant oldestOpen) {
    static final TaskFigures NONE = new TaskFigures(Map.of(), null);

    static Map<String, Aggregation> asked() {
        return Map.of(
                "states",
                States.asked(),
                "notDone",
                Aggregation.of(one -> one.filter(Queries.anyOf("state", List.of("open", "claimed")))
                        .aggregations("oldest", oldest -> oldest.min(min -> min.field("createdAt")))));
    }

    static TaskFigures read(Map<String, Aggregate> found) {
        FilterAggregate notDone =
                Objects.requireNonNull(found.get("notDone"), "notDone").filter();
        return new TaskFigures(
                States.read(Objects.requireNonNull(found.get("states"), "states")),
                notDone.docCount() == 0
                        ? null
                        : Times.of(Objects.requireNonNull(notDone.aggregations().get("oldest"), "oldest")
                                .min()
                                .value()));
    }
}
