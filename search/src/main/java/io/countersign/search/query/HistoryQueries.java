package io.countersign.search.query;

import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import org.jspecify.annotations.Nullable;

/** Questions as Elasticsearch understands them. */
final class HistoryQueries {
    private HistoryQueries() {}

    static Query of(Scope scope, HistoryQuestion question) {
        BoolQuery.Builder all = new BoolQuery.Builder();
        all.filter(filter -> filter.bool(either -> either.minimumShouldMatch("1")
                .should(should -> should.term(term -> term.field("owner").value(scope.organisation())))
                .should(should ->
                        should.term(term -> term.field("actor.organisation").value(scope.organisation())))));
        narrow(all, question);
        return all.build()._toQuery();
    }

    static Query ofJob(long jobId) {
        BoolQuery.Builder all = new BoolQuery.Builder();
        narrow(all, HistoryQuestion.ofJob(jobId));
        return all.build()._toQuery();
    }

    private static void narrow(BoolQuery.Builder all, HistoryQuestion question) {
        exactly(all, "jobId", question.jobId() == null ? null : String.valueOf(question.jobId()));
        exactly(all, "actor.organisation", question.organisation());
        exactly(all, "actor.username", question.actor());
        exactly(all, "action", question.action());
        exactly(all, "subjectType", question.subjectType());
        exactly(all, "subjectId", question.subjectId());
        exactly(all, "elementId", question.elementId());
        if (question.refused() != null) {
            boolean refused = question.refused();
            all.filter(filter -> filter.term(term -> term.field("refused").value(refused)));
        }
        if (question.text() != null) {
            String text = question.text();
            all.filter(filter -> filter.multiMatch(match ->
                    match.query(text).fields("reason", "words", "actor.name").operator(Operator.And)));
        }
        if (question.from() != null || question.to() != null) {
            all.filter(filter -> filter.range(range -> range.date(date -> {
                date.field("at");
                if (question.from() != null) {
                    date.gte(question.from().toString());
                }
                if (question.to() != null) {
                    date.lt(question.to().toString());
                }
                return date;
            })));
        }
    }

    private static void exactly(BoolQuery.Builder all, String field, @Nullable String value) {
        if (value != null) {
            all.filter(filter -> filter.term(term -> term.field(field).value(value)));
        }
    }
}
