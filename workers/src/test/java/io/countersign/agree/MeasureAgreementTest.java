package io.countersign.agree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.engine.Outcome;
import io.countersign.engine.Step;
import io.countersign.engine.Variables;
import io.countersign.job.Policy;
import io.countersign.problem.WrongState;
import io.countersign.schema.Shape;
import io.countersign.testing.Domain;
import io.countersign.testing.Labelling;
import io.countersign.testing.People;
import io.countersign.testing.Policies;
import io.countersign.testing.SampleJob;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

@DisplayName("Measuring the agreement of a package of ten items, of which eight must be agreed")
class MeasureAgreementTest {
    private static final Domain domain = new Domain();
    private static int jobs;

    @AfterAll
    static void close() {
        domain.close();
    }

    @Test
    void sends_it_to_review_where_enough_items_are_agreed() {
        Labelling work = labelling(Policy.Review.OTHER_ORGANISATION, 2, 1);
        people(work, 2, Set.of(1, 2));
        assertThat(measure(work))
                .containsEntry("agreementReached", true)
                .containsEntry("extraAnnotatorAllowed", true)
                .containsEntry("agreement", 0.8);
        assertThat(work.packageState()).isEqualTo("IN_REVIEW");
        assertThat(work.itemState(1)).isEqualTo("DISPUTED");
        assertThat(work.itemState(3)).isEqualTo("AGREED");
        assertThat(work.events("agreement.measured")).hasSize(1);
        assertThat(work.events("agreement.measured").get(0).get("text"))
                .asString()
                .contains("\"disputed\": [1, 2]", "\"annotators\": 2");
    }

    @Test
    void asks_for_one_more_annotator_while_the_policy_allows_it() {
        Labelling work = labelling(Policy.Review.OTHER_ORGANISATION, 2, 1);
        people(work, 2, Set.of(1, 2, 3));
        assertThat(measure(work)).containsEntry("agreementReached", false).containsEntry("extraAnnotatorAllowed", true);
        assertThat(work.packageState()).isEqualTo("OPEN");

        person(work, 3, Set.of());
        assertThat(measure(work))
                .containsEntry("agreementReached", false)
                .containsEntry("extraAnnotatorAllowed", false);
        assertThat(work.packageState()).isEqualTo("IN_DISPUTE");
        assertThat(domain.jdbc()
                        .sql("select action from event where job_id = ? order by seq")
                        .param(work.jobId())
                        .query(String.class)
                        .list())
                .containsExactly("agreement.measured", "agreement.measured", "package.disputed");
        assertThat(work.row(
                        "select count(*) n, count(distinct annotators) m from agreement where package_id = ?",
                        work.packageId()))
                .containsEntry("n", 20L)
                .containsEntry("m", 2L);
    }

    @Test
    void is_undefined_but_reached_with_one_annotator() {
        Labelling work = labelling(Policy.Review.NONE, 1, 0);
        people(work, 1, Set.of());
        assertThat(measure(work)).containsEntry("agreementReached", true).containsEntry("agreement", null);
        assertThat(work.packageState()).isEqualTo("OPEN");
        assertThat(work.row(
                        "select value, agreed from agreement where package_id = ? and item_no = 1", work.packageId()))
                .containsEntry("value", null)
                .containsEntry("agreed", true);
    }

    @Test
    void is_kept_once_when_it_is_measured_again() {
        Labelling work = labelling(Policy.Review.OTHER_ORGANISATION, 2, 1);
        people(work, 2, Set.of(1, 2));
        assertThat(measure(work)).isEqualTo(measure(work));
        assertThat(work.row("select count(*) n from agreement where package_id = ?", work.packageId()))
                .containsEntry("n", 10L);
    }

    @Test
    void keeps_nothing_where_an_item_has_no_labels() {
        Labelling work = labelling(Policy.Review.OTHER_ORGANISATION, 2, 1);
        assertThatThrownBy(() -> measure(work)).isInstanceOf(WrongState.class).hasMessageContaining("/1 has no labels");
        assertThat(work.row("select count(*) n from agreement where package_id = ?", work.packageId()))
                .containsEntry("n", 0L);
    }

    @Test
    void counts_the_last_revision_of_each_person() {
        Labelling work = labelling(Policy.Review.NONE, 2, 0);
        people(work, 2, Set.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
        domain.jdbc().sql("""
                insert into annotation (job_id, item_no, package_id, assignment_id, round, revision, author, organisation, shapes,
                                        active_seconds, tool, submitted_at)
                select job_id, item_no, package_id, assignment_id, round, 2, author, organisation,
                       '[{"type": "classification", "id": "c", "label": "same", "attributes": {}}]', 1, 'test', submitted_at
                from annotation where package_id = ?""").param(work.packageId()).update();
        assertThat(measure(work)).containsEntry("agreement", 1.0);
    }

    private static Labelling labelling(Policy.Review review, int overlap, int extra) {
        Policy policy = Policies.with(Policy.Consolidation.MAJORITY, review, overlap, extra);
        SampleJob job = new SampleJob(domain, "agreement-" + ++jobs, policy);
        return new Labelling(domain, job, "supplier-east", 10);
    }

    private static void people(Labelling work, int people, Set<Integer> differing) {
        for (int i = 1; i <= people; i++) {
            person(work, i, differing);
        }
    }

    /** Gives every item the class "same", but the differing ones a class of the person's own. */
    private static void person(Labelling work, int number, Set<Integer> differing) {
        work.submit(
                "ANNOTATE",
                People.annotator("supplier-east", "annotator-" + number),
                no -> List.of(
                        new Shape.Classification("c", differing.contains(no) ? "own-" + number : "same", Map.of())));
    }

    private static Map<String, Object> measure(Labelling work) {
        Step step = new Step(
                1,
                "measure-agreement",
                "work-package",
                1,
                7,
                "MeasureAgreement",
                Map.of(),
                new Variables(Map.of("packageId", String.valueOf(work.packageId()))),
                null);
        Outcome outcome = domain.get(TransactionTemplate.class)
                .execute(status -> domain.get(MeasureAgreementWorker.class).carryOut(step));
        return ((Outcome.Completed) outcome).variables();
    }
}
