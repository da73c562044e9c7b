package io.countersign.search.query;

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
        actor(all, scope, question.actor());
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
    private static void actor(BoolQuery.Builder all, Scope scope, @Nullable String actor) {
        if (scope.subject() != null) {
            exactly(all, "actor.subject", scope.subject());
        } else if (actor != null) {
            exactly(all, "actor.username", actor);
            if (!scope.names()) {
                exactly(all, "actor.organisation", scope.organisation());
            }
        }
    }

    private static void text(BoolQuery.Builder all, Scope scope, @Nullable String text) {
        if (text == null) {
            return;
        }
        Query named = words(text, "reason", "words", "actor.name");
        if (scope.names()) {
            all.filter(named);
        } else {
            all.filter(filter -> filter.bool(either -> either.minimumShouldMatch("1")
                    .should(words(text, "reason", "words"))
                    .should(should -> should.bool(own -> own.filter(named).mustNot(ofOthers(scope.organisation()))))));
        }
    }

    private static Query words(String text, String... fields) {
        return Query.of(query -> query.multiMatch(
                match -> match.query(text).fields(List.of(fields)).operator(Operator.And)));
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
