package io.countersign.search.progress;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import io.countersign.outbox.Outward;
import io.countersign.search.index.EventIndices;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The names under which people took the tasks of a job. */
@Component
@Outward
class Usernames {
    private static final String SUBJECTS = "subjects";
    private static final String NAME = "name";

    private final Aggregations aggregations;

    Usernames(Aggregations aggregations) {
        this.aggregations = aggregations;
    }

    /** By subject. */
    Map<String, String> of(long jobId, Collection<String> subjects) {
        Map<String, String> names = new HashMap<>();
        if (subjects.isEmpty()) {
            return names;
        }
        Aggregate found = aggregations
                .of(
                        EventIndices.ALIAS,
                        Queries.both(
                                Queries.is("jobId", String.valueOf(jobId)),
                                Queries.both(
                                        Queries.is("action", "task.claimed"),
                                        Queries.anyOf("actor.subject", subjects))),
                        Map.of(
                                SUBJECTS,
                                Aggregation.of(one -> one.terms(terms ->
                                                terms.field("actor.subject").size(subjects.size()))
                                        .aggregations(
                                                NAME,
                                                name -> name.terms(terms -> terms.field("actor.username")
                                                        .size(1))))))
                .get(SUBJECTS);
        if (found != null) {
            found.sterms()
                    .buckets()
                    .array()
                    .forEach(subject -> Objects.requireNonNull(
                                    subject.aggregations().get(NAME))
                            .sterms()
                            .buckets()
                            .array()
                            .forEach(name -> names.put(
                                    subject.key().stringValue(), name.key().stringValue())));
        }
        return names;
    }
}
