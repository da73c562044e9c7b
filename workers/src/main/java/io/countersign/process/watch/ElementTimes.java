package io.countersign.process.watch;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.enums.ElementInstanceType;
import io.camunda.client.api.search.response.ElementInstance;
import io.countersign.outbox.Outward;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How long instances stay at the elements of a version. Of each kind of element the newest that ended are looked at, so that the cost
 * does not grow with the history; an answer is kept for a minute.
 */
@Component
@Outward
public class ElementTimes {
    /** How many of each kind of element are looked at. */
    public static final int SAMPLE = 1_000;

    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int MOST_KEPT = 100;
    private static final List<ElementInstanceType> KINDS = List.of(
            ElementInstanceType.USER_TASK,
            ElementInstanceType.SERVICE_TASK,
            ElementInstanceType.SEND_TASK,
            ElementInstanceType.RECEIVE_TASK,
            ElementInstanceType.BUSINESS_RULE_TASK,
            ElementInstanceType.SCRIPT_TASK,
            ElementInstanceType.CALL_ACTIVITY,
            ElementInstanceType.SUB_PROCESS,
            ElementInstanceType.INTERMEDIATE_CATCH_EVENT);

    private final CamundaClient client;
    private final RunningProcesses processes;
    private final InstantSource clock;
    private final Map<Long, Times> kept = new ConcurrentHashMap<>();

    ElementTimes(CamundaClient client, RunningProcesses processes, InstantSource clock) {
        this.client = client;
        this.processes = processes;
        this.clock = clock;
    }

    /**
     * @param visits how often it was gone through, ever
     * @param sample of how many the times are; 0 where none of the newest of its kind were its own
     * @param median and
     * @param p90 by the nearest rank: a time that was really taken; null where the sample is empty
     */
    public record ElementTime(
            String elementId,
            long visits,
            int sample,
            @Nullable Duration median,
            @Nullable Duration p90) {}

    public record Times(List<ElementTime> items, Instant asOf) {}

    /**
     * Of the elements that were gone through.
     *
     * @throws io.countersign.problem.NotFound where there is no such version
     */
    public Times of(String id, int version) {
        long definition = processes.key(id, version);
        Instant now = clock.instant();
        Times known = kept.get(definition);
        if (known != null && known.asOf.plus(KEPT).isAfter(now)) {
            return known;
        }
        if (kept.size() >= MOST_KEPT) {
            kept.clear();
        }
        Times fresh = new Times(look(id, version, definition), now);
        kept.put(definition, fresh);
        return fresh;
    }

    private List<ElementTime> look(String id, int version, long definition) {
        Map<String, List<Duration>> taken = new TreeMap<>();
        var asked = KINDS.stream().map(kind -> ended(definition, kind)).toList();
        asked.forEach(answer -> answer.join().items().forEach(one -> duration(one, taken)));
        return processes.figures(id, version).stream()
                .filter(figures -> figures.completed() > 0)
                .map(figures -> time(figures, taken.getOrDefault(figures.elementId(), List.of())))
                .toList();
    }

    private io.camunda.client.api.CamundaFuture<io.camunda.client.api.search.response.SearchResponse<ElementInstance>>
            ended(long definition, ElementInstanceType kind) {
        return client.newElementInstanceSearchRequest()
                .filter(filter ->
                        filter.processDefinitionKey(definition).type(kind).state(ElementInstanceState.COMPLETED))
                .sort(sort -> sort.endDate().desc())
                .page(page -> page.limit(SAMPLE))
                .send();
    }

    private static void duration(ElementInstance one, Map<String, List<Duration>> taken) {
        if (one.getEndDate() != null) {
            taken.computeIfAbsent(one.getElementId(), element -> new ArrayList<>())
                    .add(Duration.between(one.getStartDate(), one.getEndDate()));
        }
    }

    private static ElementTime time(ElementFigures figures, List<Duration> taken) {
        List<Duration> sorted = taken.stream().sorted(Comparator.naturalOrder()).toList();
        return new ElementTime(
                figures.elementId(), figures.completed(), sorted.size(), rank(sorted, 0.5), rank(sorted, 0.9));
    }

    /** The nearest rank: the smallest value that so large a part does not exceed. */
    static @Nullable Duration rank(List<Duration> sorted, double part) {
        return sorted.isEmpty() ? null : sorted.get((int) Math.ceil(part * sorted.size()) - 1);
    }
}
