package io.countersign.search.progress;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.util.Collection;

/** Which items and tasks are meant. */
final class Queries {
    private Queries() {}

    /** Also the document that says how far the job's events are in them: it has no field but that. */
    static Query items(ProgressScope scope) {
        BoolQuery.Builder all = ofJob(scope);
        if (scope.organisation() != null) {
            all.filter(is("supplier", scope.organisation()));
        }
        return all.build()._toQuery();
    }

    /** Of an organisation: what its people have or had in hand, and what waits for somebody in its packages. */
    static Query tasks(ProgressScope scope) {
        BoolQuery.Builder all = ofJob(scope);
        if (scope.organisation() != null) {
            String own = scope.organisation();
            all.filter(filter -> filter.bool(either -> either.minimumShouldMatch("1")
                    .should(is("organisation", own))
                    .should(should -> should.bool(waiting -> waiting.filter(is("supplier", own))
                            .mustNot(not -> not.exists(exists -> exists.field("organisation")))))));
        }
        return all.build()._toQuery();
    }

    static Query both(Query one, Query other) {
        return Query.of(query -> query.bool(bool -> bool.filter(one, other)));
    }

    static Query anyOf(String field, Collection<String> values) {
        return Query.of(query -> query.terms(terms -> terms.field(field)
                .terms(any -> any.value(values.stream().map(FieldValue::of).toList()))));
    }

    static Query is(String field, String value) {
        return Query.of(query -> query.term(term -> term.field(field).value(value)));
    }

    private static BoolQuery.Builder ofJob(ProgressScope scope) {
        return new BoolQuery.Builder().filter(is("jobId", String.valueOf(scope.jobId())));
    }
}
