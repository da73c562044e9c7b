package io.countersign.search.query;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.util.List;
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
        actor(all, scope);
        text(all, scope, question.text());
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
        exactly(all, "action", question.action());
        exactly(all, "subjectType", question.subjectType());
        exactly(all, "subjectId", question.subjectId());
        exactly(all, "elementId", question.elementId());
        if (question.refused() != null) {
            boolean refused = question.refused();
            all.filter(filter -> filter.term(term -> term.field("refused").value(refused)));
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

    /** Of other organisations, people may be asked for by their pseudonym, else a name could be tried out. */
    private static void actor(BoolQuery.Builder all, Scope scope) {
        Scope.Asked actor = scope.actor();
        if (actor != null) {
            all.filter(oneOf(actor.subjects()));
            if (!actor.byPseudonym() && !scope.names()) {
                exactly(all, "actor.organisation", scope.organisation());
            }
        }
    }

    /** What they did themselves, and the tasks that others gave to them instead of those that they gave to others. */
    static Query touched(Scope scope, List<String> subjects, HistoryQuestion question) {
        BoolQuery.Builder all = new BoolQuery.Builder();
        narrow(all, question);
        all.filter(
                filter -> filter.term(term -> term.field("actor.organisation").value(scope.organisation())));
        all.filter(filter -> filter.bool(either -> either.minimumShouldMatch("1")
                .should(oneOf("givenTo", subjects))
                .should(own -> own.bool(acted -> acted.filter(oneOf(subjects))
                        .mustNot(given -> given.exists(exists -> exists.field("givenTo")))))));
        return all.build()._toQuery();
    }

    private static Query oneOf(List<String> subjects) {
        return oneOf("actor.subject", subjects);
    }

    private static Query oneOf(String field, List<String> subjects) {
        return Query.of(query -> query.terms(terms -> terms.field(field)
                .terms(values ->
                        values.value(subjects.stream().map(FieldValue::of).toList()))));
    }

    private static void text(BoolQuery.Builder all, Scope scope, @Nullable String text) {
        if (text == null) {
            return;
        }
        all.filter(filter -> filter.bool(either -> {
            either.minimumShouldMatch("1")
                    .should(should -> should.multiMatch(match ->
                            match.query(text).fields(List.of("reason", "words")).operator(Operator.And)));
            return scope.named().isEmpty()
                    ? either
                    : either.should(should -> should.bool(named -> {
                        named.filter(oneOf(scope.named()));
                        return scope.names() ? named : named.mustNot(ofOthers(scope.organisation()));
                    }));
        }));
    }

    /** What people of other organisations did. */
    static Query ofOthers(String organisation) {
        return Query.of(query -> query.bool(others -> others.filter(
                        filter -> filter.exists(exists -> exists.field("actor.organisation")))
                .mustNot(
                        not -> not.term(term -> term.field("actor.organisation").value(organisation)))));
    }

    private static void exactly(BoolQuery.Builder all, String field, @Nullable String value) {
        if (value != null) {
            all.filter(filter -> filter.term(term -> term.field(field).value(value)));
        }
    }
}
