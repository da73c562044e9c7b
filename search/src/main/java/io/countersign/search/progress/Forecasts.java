package io.countersign.search.progress;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import io.countersign.outbox.Outward;
import io.countersign.search.index.StateIndices;
import io.countersign.search.query.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says when a job's items will have their labels, and how it came so far. */
@Component
@Outward
public class Forecasts {
    private static final List<String> TIMES = List.of("labelledAt", "settledAt", "acceptedAt");

    private final Aggregations aggregations;
    private final JobFigures jobs;

    Forecasts(Aggregations aggregations, JobFigures jobs) {
        this.aggregations = aggregations;
        this.jobs = jobs;
    }

    public Forecast of(ProgressScope scope, Instant deadline) {
        JobFigures.Present job = jobs.of(scope.jobId());
        Window window = job.window();
        Map<String, Aggregation> asked = new HashMap<>(ItemFigures.asked(window));
        asked.put("placed", Aggregation.of(one -> one.filter(filter -> filter.exists(has -> has.field("packageId")))));
        asked.put("done", Aggregation.of(one -> one.filter(filter -> filter.exists(has -> has.field("settledAt")))));
        asked.put("first", Aggregation.of(one -> one.stats(stats -> stats.field("labelledAt"))));
        Map<String, Aggregate> found = aggregations.of(StateIndices.ITEMS, Queries.items(scope), asked);
        if (found.isEmpty()) {
            return new Forecast(
                    job.behind(), window.since(), 0, 0, null, deadline, false, Duration.ofDays(1), List.of());
        }
        long remaining = count(found, "placed") - count(found, "done");
        double perDay = window.perDay(ItemFigures.read(found).settledInWindow());
        @Nullable Instant finish = window.finish(remaining, perDay);
        @Nullable Instant first = Times.first(found.get("first"));
        Duration step = first == null ? Duration.ofDays(1) : Timeline.step(first, window.now());
        return new Forecast(
                job.behind(),
                window.since(),
                remaining,
                perDay,
                finish,
                deadline,
                finish != null && finish.isAfter(deadline),
                step,
                timeline(scope, step));
    }

    private List<Forecast.Step> timeline(ProgressScope scope, Duration step) {
        Map<String, Aggregation> asked = new HashMap<>();
        TIMES.forEach(time -> asked.put(
                time,
                Aggregation.of(one -> one.dateHistogram(histogram -> histogram
                        .field(time)
                        .fixedInterval(interval -> interval.time(step.toSeconds() + "s"))
                        .minDocCount(1)))));
        Map<String, Aggregate> found = aggregations.of(StateIndices.ITEMS, Queries.items(scope), asked);
        Map<Instant, long[]> steps = new TreeMap<>();
        for (int i = 0; i < TIMES.size(); i++) {
            int column = i;
            Objects.requireNonNull(found.get(TIMES.get(i)))
                    .dateHistogram()
                    .buckets()
                    .array()
                    .forEach(bucket ->
                            steps.computeIfAbsent(Instant.ofEpochMilli(bucket.key()), from -> new long[TIMES.size()])[
                                            column] =
                                    bucket.docCount());
        }
        return steps.entrySet().stream()
                .map(one -> new Forecast.Step(one.getKey(), one.getValue()[0], one.getValue()[1], one.getValue()[2]))
                .toList();
    }

    private static long count(Map<String, Aggregate> found, String name) {
        return Objects.requireNonNull(found.get(name), name).filter().docCount();
    }
}
