package io.countersign.search.progress;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeAggregationSource;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeBucket;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import io.countersign.outbox.Outward;
import io.countersign.person.Known;
import io.countersign.person.People;
import io.countersign.search.index.StateIndices;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Breaks the progress of a job down. A second or two behind the work, and says how far. */
@Component
@Outward
public class Progress {
    private static final String GROUPS = "groups";

    private final Aggregations aggregations;
    private final JobFigures jobs;
    private final People people;

    Progress(Aggregations aggregations, JobFigures jobs, People people) {
        this.aggregations = aggregations;
        this.jobs = jobs;
        this.people = people;
    }

    /**
     * @param after the key that the last page ended with, or null for the first
     * @param limit 1 to 1,000
     */
    public ProgressPage by(Dimension dimension, ProgressScope scope, @Nullable String after, int limit) {
        JobFigures.Present job = jobs.of(scope.jobId());
        Map<String, ItemFigures> items;
        Map<String, TaskFigures> tasks;
        Collection<String> keys;
        if (dimension == Dimension.PERSON) {
            // Also who reviews and inspects, and annotated nothing.
            tasks = page(
                    StateIndices.TASKS,
                    Queries.tasks(scope),
                    "assignee",
                    after,
                    limit,
                    TaskFigures.asked(),
                    TaskFigures::read);
            keys = tasks.keySet();
            items = of(
                    StateIndices.ITEMS,
                    Queries.items(scope),
                    dimension.itemField(),
                    keys,
                    ItemFigures.asked(job.window()),
                    ItemFigures::read);
        } else {
            items = page(
                    StateIndices.ITEMS,
                    Queries.items(scope),
                    dimension.itemField(),
                    after,
                    limit,
                    ItemFigures.asked(job.window()),
                    ItemFigures::read);
            keys = items.keySet();
            String taskField = dimension.taskField();
            tasks = taskField == null
                    ? Map.of()
                    : of(
                            StateIndices.TASKS,
                            Queries.tasks(scope),
                            taskField,
                            keys,
                            TaskFigures.asked(),
                            TaskFigures::read);
        }
        Map<String, Known> names = dimension == Dimension.PERSON
                ? people.find(keys).stream().collect(Collectors.toMap(Known::subject, Function.identity()))
                : Map.of();
        List<ProgressGroup> groups = keys.stream()
                .map(key -> group(
                        key,
                        names.get(key),
                        items.getOrDefault(key, ItemFigures.NONE),
                        tasks.getOrDefault(key, TaskFigures.NONE),
                        job.window()))
                .toList();
        return new ProgressPage(
                job.behind(),
                job.window().since(),
                groups,
                groups.size() < limit ? null : groups.get(groups.size() - 1).key());
    }

    private static ProgressGroup group(
            String key, @Nullable Known person, ItemFigures items, TaskFigures tasks, Window window) {
        return new ProgressGroup(
                key,
                person == null ? null : person.username(),
                person == null ? null : person.organisation(),
                items.states(),
                tasks.states(),
                items.labelled(),
                items.returned(),
                items.reworkRate(),
                items.agreement(),
                items.activeSeconds(),
                window.perDay(items.settledInWindow()),
                tasks.oldestOpen());
    }

    /** Groups by the order of their keys. */
    private <T> Map<String, T> page(
            String index,
            Query query,
            String field,
            @Nullable String after,
            int limit,
            Map<String, Aggregation> asked,
            Function<Map<String, Aggregate>, T> read) {
        Aggregate found = aggregations
                .of(
                        index,
                        query,
                        Map.of(
                                GROUPS,
                                Aggregation.of(one -> one.composite(composite -> {
                                            composite
                                                    .size(limit)
                                                    .sources(List.of(Map.of(
                                                            GROUPS,
                                                            CompositeAggregationSource.of(source ->
                                                                    source.terms(terms -> terms.field(field))))));
                                            if (after != null) {
                                                composite.after(GROUPS, FieldValue.of(after));
                                            }
                                            return composite;
                                        })
                                        .aggregations(asked))))
                .get(GROUPS);
        Map<String, T> groups = new LinkedHashMap<>();
        if (found != null) {
            for (CompositeBucket bucket : found.composite().buckets().array()) {
                groups.put(
                        Objects.requireNonNull(bucket.key().get(GROUPS)).stringValue(),
                        read.apply(bucket.aggregations()));
            }
        }
        return groups;
    }

    /** Just these groups. */
    private <T> Map<String, T> of(
            String index,
            Query query,
            String field,
            Collection<String> keys,
            Map<String, Aggregation> asked,
            Function<Map<String, Aggregate>, T> read) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        Aggregate found = aggregations
                .of(
                        index,
                        Queries.both(query, Queries.anyOf(field, keys)),
                        Map.of(
                                GROUPS,
                                Aggregation.of(one -> one.terms(terms -> terms.field(field)
                                                .include(include -> include.terms(List.copyOf(keys)))
                                                .size(keys.size()))
                                        .aggregations(asked))))
                .get(GROUPS);
        Map<String, T> groups = new HashMap<>();
        if (found != null) {
            found.sterms()
                    .buckets()
                    .array()
                    .forEach(bucket -> groups.put(bucket.key().stringValue(), read.apply(bucket.aggregations())));
        }
        return groups;
    }
}
