package io.countersign.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.adjudicate.AdjudicationPages;
import io.countersign.adjudicate.Adjudications;
import io.countersign.adjudicate.Choice;
import io.countersign.adjudicate.Decision;
import io.countersign.adjudicate.DisputedItem;
import io.countersign.consolidate.Consolidation;
import io.countersign.discuss.Issue;
import io.countersign.discuss.QuickReason;
import io.countersign.identity.Actor;
import io.countersign.job.Packages;
import io.countersign.job.Policy;
import io.countersign.problem.Invalid;
import io.countersign.problem.NotFound;
import io.countersign.problem.WrongState;
import io.countersign.processes.Role;
import io.countersign.processes.TaskKind;
import io.countersign.schema.Shape;
import io.countersign.schema.Shape.Box;
import io.countersign.testing.Domain;
import io.countersign.testing.Labelling;
import io.countersign.testing.People;
import io.countersign.testing.Policies;
import io.countersign.testing.SampleJob;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("A package of three images that two people labelled")
class ReviewsTest {
    private static final Domain domain = new Domain();
    private static final Actor.Person REVIEWER = People.person("supplier-west", "reviewer-1", Role.REVIEWER);
    private static final Actor.Person ADJUDICATOR = People.person("meridian", "adjudicator-1", Role.ADJUDICATOR);
    private static final Actor WORKER = new Actor.Worker("consolidate-labels", 1, "ConsolidateLabels");
    private static int jobs;

    private final Reviews reviews = domain.get(Reviews.class);
    private Labelling work;
    private int first;

    @AfterAll
    static void close() {
        domain.close();
    }

    @BeforeEach
    void labelled() {
        Policy policy =
                Policies.with(new Policy.Consolidation("fusion", 0.6, 0, 0), Policy.Review.OTHER_ORGANISATION, 2, 0);
        SampleJob job = new SampleJob(domain, "review-" + ++jobs, policy);
        job.packageOf("supplier-west", 2);
        work = new Labelling(domain, job, "supplier-east", 3);
        domain.jdbc()
                .sql("update item set modality = 'IMAGE' where package_id = ?")
                .param(work.packageId())
                .update();
        work.classes(List.of("car"), "box");
        first = work.items().get(0);
        work.submit("ANNOTATE", People.annotator("supplier-east", "zoe"), no -> List.of(box("s1", 0)));
        work.submit(
                "ANNOTATE", People.annotator("supplier-east", "bob"), no -> List.of(box("t1", no == first ? 100 : 2)));
    }

    @Nested
    class In_review {
        private long task;

        @BeforeEach
        void claimed() {
            domain.get(Packages.class).inReview(WORKER, work.packageId());
            task = work.claim(TaskKind.REVIEW, REVIEWER);
        }

        @Test
        void shows_the_candidate_and_the_versions_but_no_author() {
            List<ItemUnderReview> page = domain.get(ReviewPages.class).page(REVIEWER, task, 0, 10);
            assertThat(page).hasSize(3);
            assertThat(page.get(0).candidate().merged().shapes()).isEmpty();
            assertThat(page.get(1).candidate().merged().shapes())
                    .extracting(shape -> ((Box) shape).x())
                    .containsExactly(1.0);
            assertThat(page.get(1).versions()).extracting("name").containsExactly("A", "B");
            assertThat(page.toString()).doesNotContain("zoe", "bob", "supplier-east");
            assertThat(domain.get(ReviewPages.class).page(REVIEWER, task, first, 1))
                    .extracting(item -> item.candidate().item().no())
                    .containsExactly(first + 1);
        }

        @Test
        void shows_nothing_to_somebody_else() {
            Actor.Person other = People.person("supplier-west", "reviewer-2", Role.REVIEWER);
            assertThatThrownBy(() -> domain.get(ReviewPages.class).page(other, task, 0, 10))
                    .isInstanceOf(WrongState.class);
            Actor.Person elsewhere = People.person("supplier-north", "reviewer-1", Role.REVIEWER);
            assertThatThrownBy(() -> domain.get(ReviewPages.class).page(elsewhere, task, 0, 10))
                    .isInstanceOf(NotFound.class);
        }

        @Test
        void is_accepted_as_a_whole() {
            assertThat(reviews.submit(REVIEWER, task, new ReviewSubmission(List.of(), true)))
                    .isEqualTo(VerdictOutcome.ACCEPTED);
            assertThat(work.items())
                    .allSatisfy(no -> assertThat(work.itemState(no)).isEqualTo("AGREED"));
            assertThat(work.row(
                            "select outcome->>'reviewOutcome' outcome, outcome->>'round' round from task where id = ?",
                            task))
                    .containsEntry("outcome", "accepted")
                    .containsEntry("round", "1");
            assertThat(work.events("verdict.given")).hasSize(3);
            assertThat(work.row(
                            "select jsonb_array_length(judged) n, reviewer from verdict where task_id = ? limit 1",
                            task))
                    .containsEntry("n", 2)
                    .containsEntry("reviewer", REVIEWER.subject());
            assertThat(work.packageState()).isEqualTo("IN_REVIEW");
        }

        @Test
        void goes_back_to_rework_for_one_returned_item() {
            submit(returned(first, new Issue("B", "t1", null, null, QuickReason.WRONG_PLACE)));
            assertThat(work.itemState(first)).isEqualTo("LABELLED");
            assertThat(work.itemState(first + 1)).isEqualTo("AGREED");
            assertThat(work.packageState()).isEqualTo("OPEN");
            assertThat(domain.get(Verdicts.class)
                            .newest(work.packageId(), first, first)
                            .get(first))
                    .satisfies(given -> {
                        assertThat(given.outcome()).isEqualTo(VerdictOutcome.RETURNED);
                        assertThat(given.issues())
                                .containsExactly(new Issue("B", "t1", null, null, QuickReason.WRONG_PLACE));
                    });
        }

        @Test
        void goes_to_the_adjudicator_for_one_item_returned_in_the_last_round() {
            domain.jdbc()
                    .sql("update work_package set first_round = 4, round = 6 where id = ?")
                    .param(work.packageId())
                    .update();
            submit(returned(first, new Issue("B", "t1", null, null, QuickReason.WRONG_PLACE)));
            assertThat(work.packageState()).isEqualTo("IN_DISPUTE");
            assertThat(work.events("package.disputed")).hasSize(1);
            assertThat(work.events("package.sent-back")).isEmpty();
        }

        @Test
        void goes_to_the_adjudicator_for_one_disputed_item() {
            submit(new ItemVerdict(
                    first + 2,
                    VerdictOutcome.DISPUTED,
                    List.of(new Issue(null, "shape-1", Map.of("x", 3.0, "y", 4.0), "is that a car?", null))));
            assertThat(work.itemState(first + 2)).isEqualTo("DISPUTED");
            assertThat(work.packageState()).isEqualTo("IN_DISPUTE");
        }

        @Test
        void refuses_a_pin_on_a_shape_that_is_not_there_and_keeps_nothing() {
            assertThatThrownBy(() -> submit(returned(first, new Issue("A", "t1", null, "?", null))))
                    .isInstanceOf(Invalid.class)
                    .hasMessageContaining("shape t1 of item " + first + ", but version A has none such");
            assertThatThrownBy(() -> submit(returned(first, new Issue("C", "t1", null, "?", null))))
                    .isInstanceOf(Invalid.class)
                    .hasMessageContaining("version C of item " + first);
            assertThatThrownBy(() -> submit(returned(first, new Issue(null, "shape-1", null, "?", null))))
                    .isInstanceOf(Invalid.class)
                    .hasMessageContaining("the candidate has none such");
            assertThat(work.row("select count(*) n from verdict where package_id = ?", work.packageId()))
                    .containsEntry("n", 0L);
            assertThat(work.row("select state from task where id = ?", task)).containsEntry("state", "CLAIMED");
        }

        @Test
        void is_judged_once() {
            submit(returned(first, new Issue(null, null, null, "?", null)));
            assertThatThrownBy(() -> submit(returned(first, new Issue(null, null, null, "?", null))))
                    .isInstanceOf(WrongState.class);
            assertThat(work.events("verdict.given")).hasSize(3);
        }

        private void submit(ItemVerdict verdict) {
            reviews.submit(REVIEWER, task, new ReviewSubmission(List.of(verdict), true));
        }
    }

    @Nested
    class In_rework {
        @Test
        void counts_with_the_labels_of_the_newest_round_alone() {
            domain.get(Packages.class).nextRound(work.packageId());
            work.submit("REWORK", People.annotator("supplier-east", "zoe"), no -> List.of(box("new", 40)));
            domain.get(Consolidation.class).consolidate(WORKER, work.packageId());
            assertThat(work.consensus(first))
                    .extracting(shape -> ((Box) shape).x())
                    .containsExactly(40.0);
            assertThat(work.row(
                            "select jsonb_array_length(sources->'annotations') n, confidence, revision from consensus"
                                    + " where job_id = ? and item_no = ?",
                            work.jobId(),
                            first))
                    .containsEntry("n", 1)
                    .containsEntry("confidence", 1.0)
                    .containsEntry("revision", 1);
        }

        @Test
        void of_a_returned_lot_gives_a_second_revision_and_overrides_an_earlier_adjudication() {
            decide(new Decision(first, Choice.DRAW, null, List.of(box("drawn", 7)), "between the two"));
            domain.get(Consolidation.class).consolidate(WORKER, work.packageId());
            assertThat(work.consensus(first))
                    .extracting(shape -> ((Box) shape).x())
                    .containsExactly(7.0);

            domain.get(Packages.class).reopen(WORKER, List.of(work.packageId()));
            work.submit("REWORK", People.annotator("supplier-east", "zoe"), no -> List.of(box("new", 40)));
            domain.get(Consolidation.class).consolidate(WORKER, work.packageId());
            assertThat(work.consensus(first))
                    .extracting(shape -> ((Box) shape).x())
                    .containsExactly(40.0);
            assertThat(work.row(
                            "select max(revision) n from consensus where job_id = ? and item_no = ?",
                            work.jobId(),
                            first))
                    .containsEntry("n", 2);
        }
    }

    @Nested
    class In_adjudication {
        private long task;
        private List<Long> annotations;

        @BeforeEach
        void claimed() {
            domain.get(Packages.class).inReview(WORKER, work.packageId());
            long review = work.claim(TaskKind.REVIEW, REVIEWER);
            reviews.submit(
                    REVIEWER,
                    review,
                    new ReviewSubmission(
                            List.of(
                                    new ItemVerdict(
                                            first,
                                            VerdictOutcome.DISPUTED,
                                            List.of(new Issue(null, null, null, "which?", null))),
                                    returned(first + 1, new Issue(null, null, null, "loose", null))),
                            true));
            task = work.claim(TaskKind.ADJUDICATE, ADJUDICATOR);
            annotations = domain.jdbc()
                    .sql("select id from annotation where job_id = ? and item_no = ? order by id")
                    .params(work.jobId(), first)
                    .query(Long.class)
                    .list();
        }

        @Test
        void shows_what_has_to_be_decided_and_why_but_not_who() {
            List<DisputedItem> page = domain.get(AdjudicationPages.class).page(ADJUDICATOR, task, 0, 10);
            assertThat(page).extracting(DisputedItem::open).containsExactly(true, true, false);
            assertThat(page.get(0).versions()).hasSize(2);
            assertThat(page.get(0).verdict()).isNotNull();
            assertThat(page.toString()).doesNotContain("zoe", "bob", "reviewer-1", "supplier-west");
        }

        @Test
        void settles_every_open_item_and_consolidates_accordingly() {
            submit(
                    new Decision(first, Choice.TAKE, annotations.get(1), null, "the shadow is no car"),
                    new Decision(first + 1, Choice.CONSOLIDATE, null, null, "both are right"));
            assertThat(work.itemState(first)).isEqualTo("AGREED");
            domain.get(Consolidation.class).consolidate(WORKER, work.packageId());
            assertThat(work.consensus(first))
                    .extracting(shape -> ((Box) shape).x())
                    .containsExactly(100.0);
            assertThat(work.consensus(first + 1))
                    .extracting(shape -> ((Box) shape).x())
                    .containsExactly(1.0);
            assertThat(work.row(
                            "select strategy, confidence, sources->'annotations'->>0 source from consensus"
                                    + " where job_id = ? and item_no = ?",
                            work.jobId(),
                            first))
                    .containsEntry("strategy", "take")
                    .containsEntry("confidence", null)
                    .containsEntry("source", String.valueOf(annotations.get(1)));
            assertThat(work.events("adjudication.decided"))
                    .extracting(event -> event.get("reason"))
                    .containsExactly("the shadow is no car", "both are right");
        }

        @Test
        void refuses_an_adjudication_that_leaves_an_item_open() {
            assertThatThrownBy(
                            () -> submit(new Decision(first, Choice.TAKE, annotations.get(0), null, "the better one")))
                    .isInstanceOf(Invalid.class)
                    .hasMessageContaining("decisions lack item " + (first + 1) + ", which is disputed");
            assertThat(work.row("select count(*) n from adjudication where package_id = ?", work.packageId()))
                    .containsEntry("n", 0L);
        }

        @Test
        void refuses_what_breaks_a_rule_naming_the_item() {
            assertThatThrownBy(() -> submit(
                            new Decision(first, Choice.TAKE, 999_999L, null, "x"),
                            new Decision(first + 1, Choice.DRAW, null, null, " "),
                            new Decision(first + 2, Choice.CONSOLIDATE, 3L, List.of(), "x"),
                            new Decision(1, Choice.CONSOLIDATE, null, null, "x")))
                    .isInstanceOfSatisfying(
                            Invalid.class,
                            invalid -> assertThat(invalid.violations())
                                    .extracting(violation -> violation.field())
                                    .containsExactly(
                                            "decisions[0].annotationId",
                                            "decisions[1].reason",
                                            "decisions[1].shapes",
                                            "decisions[2].annotationId",
                                            "decisions[2].shapes",
                                            "decisions[3].itemNo"));
        }

        @Test
        void keeps_the_type_of_each_shape_in_the_trail() {
            submit(
                    new Decision(first, Choice.DRAW, null, List.of(box("drawn", 7)), "between the two"),
                    new Decision(first + 1, Choice.CONSOLIDATE, null, null, "both are right"));
            assertThat(work.row(
                            "select changed->'shapes'->0->>'type' type, changed->'shapes'->0->>'x' x from event"
                                    + " where job_id = ? and action = 'adjudication.decided' and subject_id = ?",
                            work.jobId(),
                            work.jobId() + "/" + first))
                    .containsEntry("type", "box")
                    .containsEntry("x", "7.0");
        }

        @Test
        void refuses_drawn_shapes_beyond_the_bounds_of_their_item() {
            domain.jdbc()
                    .sql(
                            "update item set metadata = '{\"media\": {\"width\": 64, \"height\": 48}}' where package_id = ?")
                    .param(work.packageId())
                    .update();
            assertThatThrownBy(() -> submit(
                            new Decision(first, Choice.DRAW, null, List.of(box("drawn", 60)), "x"),
                            new Decision(first + 1, Choice.CONSOLIDATE, null, null, "x")))
                    .isInstanceOf(Invalid.class)
                    .hasMessageContaining("decisions[0].shapes[0]");
        }

        @Test
        void refuses_drawn_shapes_that_break_the_schema() {
            assertThatThrownBy(() -> submit(
                            new Decision(
                                    first,
                                    Choice.DRAW,
                                    null,
                                    List.of(new Box("b", "truck", Map.of(), 0, 0, 1, 1, 0)),
                                    "x"),
                            new Decision(first + 1, Choice.CONSOLIDATE, null, null, "x")))
                    .isInstanceOf(Invalid.class)
                    .hasMessageContaining("decisions[0].shapes[0].label is no class of the schema");
        }

        private void submit(Decision... decisions) {
            domain.get(Adjudications.class).submit(ADJUDICATOR, task, List.of(decisions));
        }
    }

    private void decide(Decision decision) {
        domain.get(Packages.class).inDispute(WORKER, work.packageId());
        long task = work.claim(TaskKind.ADJUDICATE, ADJUDICATOR);
        domain.get(Adjudications.class).submit(ADJUDICATOR, task, List.of(decision));
    }

    private static ItemVerdict returned(int no, Issue issue) {
        return new ItemVerdict(no, VerdictOutcome.RETURNED, List.of(issue));
    }

    private static Shape box(String id, double x) {
        return new Box(id, "car", Map.of(), x, 0, 10, 10, 0);
    }
}
