package io.countersign.search.progress;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import io.countersign.outbox.Outward;
import io.countersign.search.index.EventIndices;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The names under which people took the tasks of a job. */
@Component
@Outward
class Usernames {
    private static final String SUBJECTS = "subjects";
    private static final String NAME = "name";
    private static final String ORGANISATION = "organisation";

    private final Aggregations aggregations;

    Usernames(Aggregations aggregations) {
        this.aggregations = aggregations;
    }

    record Claimer(String username, String organisation) {}

    /** By subject. */
    Map<String, Claimer> of(long jobId, Collection<String> subjects) {
        Map<String, Claimer> names = new HashMap<>();
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
                                                        .size(1)))
                                        .aggregations(
                                                ORGANISATION,
                                                name -> name.terms(terms -> terms.field("actor.organisation")
                                                        .size(1))))))
                .get(SUBJECTS);
        if (found != null) {
            found.sterms()
                    .buckets()
                    .array()
                    .forEach(subject -> names.put(
                            subject.key().stringValue(),
                            new Claimer(
                                    only(subject.aggregations().get(NAME)),
                                    only(subject.aggregations().get(ORGANISATION)))));
        }
        return names;
    }

    private static String only(@Nullable Aggregate terms) {
        return Objects.requireNonNull(terms)
                .sterms()
                .buckets()
                .array()
                .get(0)
                .key()
                .stringValue();
    }
}
