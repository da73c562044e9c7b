package io.countersign.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.identity.Actor;
import io.countersign.problem.Invalid;
import io.countersign.problem.NotFound;
import io.countersign.processes.Role;
import io.countersign.search.query.AccessKind;
import io.countersign.search.query.AccessReport;
import io.countersign.search.query.AccessReports;
import io.countersign.search.query.HistoryQuestion;
import io.countersign.search.query.SavedQueries;
import io.countersign.search.query.SavedQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What auditors keep and ask for beside the history itself. */
@ExtendWith(RunningSearch.Shared.class)
class AuditorTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Actor.Person LIN = person("lin", "audited-maker", Role.AUDITOR);
    private static final Actor.Person WU = person("wu", "audited-maker", Role.AUDITOR);
    private static final Actor.Person STRANGER = person("he", "audited-supplier", Role.AUDITOR);
    private static final Actor.Person ANNOTATOR = person("zhou", "audited-supplier", Role.ANNOTATOR);

    private final RunningSearch system;
    private final SavedQueries queries;

    AuditorTest(RunningSearch system) {
        this.system = system;
        this.queries = system.getBean(SavedQueries.class);
    }

    private static Actor.Person person(String name, String organisation, Role role) {
        return new Actor.Person("s-audited-" + name, "audited-" + name, name, organisation, Set.of(role));
    }

    @Test
    void queries_are_seen_by_their_owner_and_where_they_are_shared_by_the_organisation() {
        queries.save(LIN, "refusals this year", HistoryQuestion.ofJob(77), false);
        queries.save(LIN, "作业 77", HistoryQuestion.ofJob(77), true);

        assertThat(queries.list(LIN)).extracting(SavedQuery::name).containsExactly("refusals this year", "作业 77");
        assertThat(queries.list(WU)).singleElement().satisfies(query -> {
            assertThat(query.name()).isEqualTo("作业 77");
            assertThat(query.own()).isFalse();
            assertThat(query.question()).isEqualTo(HistoryQuestion.ofJob(77));
        });
        assertThat(queries.list(STRANGER)).isEmpty();

        queries.save(LIN, "作业 77", HistoryQuestion.ofJob(78), false);
        assertThat(queries.list(WU)).isEmpty();
        assertThatThrownBy(() -> queries.remove(WU, "作业 77")).isInstanceOf(NotFound.class);
        queries.remove(LIN, "作业 77");
        queries.remove(LIN, "refusals this year");
        assertThat(queries.list(LIN)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " a", "a/b"})
    void queries_have_names_that_fit_into_an_address(String name) {
        assertThatThrownBy(() -> queries.save(LIN, name, HistoryQuestion.ofJob(1), false))
                .isInstanceOf(Invalid.class);
    }

    @Test
    void a_report_sorts_what_a_person_did_and_hides_what_does_not_concern_who_asks() {
        long job = jobOf("audited-maker");
        Instant before = Instant.now().minusSeconds(60);
        append(Change.ofOrganisation("audited-supplier", "person.signed-in", "person", "s-audited-zhou"));
        append(Change.ofJob(job, "task.claimed", "task", "1"));
        append(Change.ofJob(job, "annotation.submitted", "item", job + "/1"));
        append(Change.ofJob(job, "annotation.submitted", "item", job + "/2"));
        append(Change.ofJob(job, "access.refused", "job", String.valueOf(job)));
        append(Change.ofJob(job, "release.downloaded", "release", "1"));

        await().atMost(PATIENCE).untilAsserted(() -> {
            AccessReport own = report(STRANGER, before);
            assertThat(part(own, AccessKind.SIGNED_IN).total()).isEqualTo(1);
            assertThat(part(own, AccessKind.SAW).actions()).containsOnlyKeys("task.claimed");
            assertThat(part(own, AccessKind.CHANGED).total()).isEqualTo(2);
            assertThat(part(own, AccessKind.CHANGED).jobs()).containsEntry(String.valueOf(job), 2L);
            assertThat(part(own, AccessKind.EXPORTED).events())
                    .singleElement()
                    .satisfies(event -> assertThat(event).containsEntry("action", "release.downloaded"));
            assertThat(part(own, AccessKind.REFUSED).total()).isEqualTo(1);
        });
        // In the owner's jobs the person goes by a pseudonym, which is not found by trying names.
        assertThat(report(LIN, before).parts())
                .allSatisfy(part -> assertThat(part.total()).isZero());
        assertThat(report(person("yu", "audited-bystander", Role.AUDITOR), before)
                        .parts())
                .allSatisfy(part -> assertThat(part.total()).isZero());
        assertThat(part(report(STRANGER, Instant.now().plusSeconds(60)), AccessKind.CHANGED)
                        .total())
                .isZero();
    }

    @Test
    void a_task_that_was_given_is_seen_by_whoever_got_it_and_not_by_who_gave_it() {
        Instant before = Instant.now().minusSeconds(60);
        Actor.Person lead = person("lead", "audited-supplier", Role.ORG_ADMIN);
        Actor.Person given = person("given", "audited-supplier", Role.ANNOTATOR);
        system.getBean(TransactionTemplate.class).executeWithoutResult(status -> {
            Trail trail = system.getBean(Trail.class);
            trail.append(given, Change.ofJob(3_100_000, "annotation.submitted", "item", "3100000/1"));
            trail.append(
                    lead,
                    Change.ofJob(3_100_000, "task.claimed", "task", "9")
                            .with("assignee", given.subject())
                            .with("assigneeOrganisation", given.organisation()));
        });
        AccessReports reports = system.getBean(AccessReports.class);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                part(reports.of(STRANGER, given.username(), before, null), AccessKind.SAW)
                                        .total())
                        .isEqualTo(1));
        AccessReport ofLead = reports.of(STRANGER, lead.username(), before, null);
        assertThat(part(ofLead, AccessKind.SAW).total()).isZero();
        assertThat(part(reports.of(STRANGER, given.username(), before, null), AccessKind.SAW)
                        .events())
                .singleElement()
                .satisfies(event -> assertThat(event).doesNotContainKey("givenTo"));
    }

    private AccessReport report(Actor.Person asking, Instant from) {
        return system.getBean(AccessReports.class).of(asking, ANNOTATOR.username(), from, null);
    }

    private static AccessReport.Part part(AccessReport report, AccessKind kind) {
        return report.parts().stream()
                .filter(part -> part.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private void append(Change change) {
        system.getBean(TransactionTemplate.class)
                .executeWithoutResult(status -> system.getBean(Trail.class).append(ANNOTATOR, change));
    }

    private long jobOf(String owner) {
        JdbcClient jdbc = system.getBean(JdbcClient.class);
        long schema = jdbc.sql("""
                insert into label_schema (owner, name, version, document, created_at, created_by)
                values (?, 'schema', 1, '{}', now(), 'owner') returning id""").param(owner).query(Long.class).single();
        return jdbc.sql("""
                insert into job (id, owner, name, schema_id, policy, deadline, state, created_at, created_by)
                values (3000000, ?, 'job', ?, '{}', now(), 'RUNNING', now(), 'owner') returning id""").params(owner, schema).query(Long.class).single();
    }
}
