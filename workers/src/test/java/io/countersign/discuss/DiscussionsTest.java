package io.countersign.discuss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.identity.Actor;
import io.countersign.job.Packages;
import io.countersign.job.Policy;
import io.countersign.problem.Invalid;
import io.countersign.problem.NotFound;
import io.countersign.problem.WrongState;
import io.countersign.processes.Role;
import io.countersign.processes.TaskKind;
import io.countersign.proof.Fault;
import io.countersign.proof.Verifier;
import io.countersign.review.ItemVerdict;
import io.countersign.review.ReviewSubmission;
import io.countersign.review.Reviews;
import io.countersign.review.VerdictOutcome;
import io.countersign.testing.Domain;
import io.countersign.testing.Labelling;
import io.countersign.testing.People;
import io.countersign.testing.Policies;
import io.countersign.testing.SampleJob;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("What is said of the items of a package")
class DiscussionsTest {
    private static final Domain domain = new Domain();
    private static final Actor.Person REVIEWER = People.person("supplier-west", "reviewer-1", Role.REVIEWER);
    private static final Actor.Person ADJUDICATOR = People.person("meridian", "adjudicator-1", Role.ADJUDICATOR);
    private static final Actor WORKER = new Actor.Worker("consolidate-labels", 1, "ConsolidateLabels");
    private static final Issue LOOSE = new Issue(null, null, Map.of("x", 3.0, "y", 4.0), "too loose", null);
    private static int jobs;

    private final Discussions discussions = domain.get(Discussions.class);
    private Labelling work;
    private long review;
    private int first;

    @AfterAll
    static void close() {
        domain.close();
    }

    @BeforeEach
    void inReview() {
        Policy policy =
                Policies.with(new Policy.Consolidation("fusion", 0.6, 0, 0), Policy.Review.OTHER_ORGANISATION, 2, 0);
        SampleJob job = new SampleJob(domain, "discuss-" + ++jobs, policy);
        job.packageOf("supplier-west", 2);
        work = new Labelling(domain, job, "supplier-east", 2);
        domain.jdbc()
                .sql("update item set modality = 'IMAGE' where package_id = ?")
                .param(work.packageId())
                .update();
        work.classes(List.of("car"), "box");
        first = work.items().get(0);
        for (String person : List.of("zoe", "bob")) {
            work.submit("ANNOTATE", People.annotator("supplier-east", person), no -> List.of());
        }
        domain.get(Packages.class).inReview(WORKER, work.packageId());
        review = work.claim(TaskKind.REVIEW, REVIEWER);
    }

    @Test
    void goes_on_until_somebody_resolves_it_and_can_be_opened_again() {
        Discussion raised = discussions.raise(REVIEWER, review, first, LOOSE);
        discussions.answer(REVIEWER, review, raised.id(), "the left edge", null);
        assertThat(discussions.answer(REVIEWER, review, raised.id(), null, true).resolved())
                .isTrue();
        assertThat(discussions.answer(REVIEWER, review, raised.id(), "no, still", false))
                .satisfies(discussion -> {
                    assertThat(discussion.issue()).isEqualTo(LOOSE);
                    assertThat(discussion.resolved()).isFalse();
                    assertThat(discussion.opening().mine()).isTrue();
                    assertThat(discussion.remarks())
                            .extracting(Remark::text)
                            .containsExactly("the left edge", null, "no, still");
                    assertThat(discussion.remarks())
                            .extracting(Remark::resolved)
                            .containsExactly(null, true, false);
                });
        assertThat(work.events("issue.raised")).hasSize(1);
        assertThat(work.events("issue.answered")).hasSize(1);
        assertThat(work.events("issue.resolved")).hasSize(1);
        assertThat(work.events("issue.reopened")).hasSize(1);
    }

    static List<Arguments> tamperings() {
        return List.of(
                Arguments.of("update discussion set issue = jsonb_set(issue, '{text}', '\"fine\"')", "discussion"),
                Arguments.of("update discussion set author = 'supplier-west-reviewer-2'", "discussion"),
                Arguments.of("update discussion set said_as = 'INSPECT'", "discussion"),
                Arguments.of("update discussion set resolved = not resolved", "discussion"),
                Arguments.of("update remark set text = 'the right edge' where text is not null", "remark"),
                Arguments.of("update remark set resolved = not resolved where resolved is not null", "remark"),
                Arguments.of("update remark set organisation = 'supplier-east'", "remark"),
                Arguments.of("delete from remark where text is null", "remark"),
                Arguments.of("""
                        insert into remark (discussion_id, text, author, organisation, said_as, said_at)
                        select max(id), 'agreed', 'supplier-west-reviewer-1', 'supplier-west', 'REVIEW', now() from discussion""", "remark"));
    }

    @ParameterizedTest
    @MethodSource("tamperings")
    void is_compared_with_the_trail(String tampering, String record) {
        Discussion raised = discussions.raise(REVIEWER, review, first, LOOSE);
        discussions.answer(REVIEWER, review, raised.id(), "the left edge", null);
        discussions.answer(REVIEWER, review, raised.id(), null, true);
        assertThat(differences()).isEmpty();
        domain.jdbc().sql(tampering).update();
        assertThat(differences())
                .singleElement()
                .satisfies(fault -> assertThat(fault.expected()).startsWith(record));
    }

    /** Of what was said alone: neither the labels nor the states of this job were made by its process. */
    private List<Fault> differences() {
        return new Verifier(
                        domain.get(DataSource.class), List.of(), List.of(new DiscussionRecords(), new RemarkRecords()))
                .verifyJob(work.jobId()).faults().stream()
                        .filter(fault -> fault.kind() == Fault.Kind.RECORD_DIFFERS)
                        .toList();
    }

    @Test
    void a_verdicts_issues_are_seen_by_whoever_gets_the_package_next_under_a_pseudonym() {
        domain.get(Reviews.class)
                .submit(
                        REVIEWER,
                        review,
                        new ReviewSubmission(
                                List.of(new ItemVerdict(first, VerdictOutcome.DISPUTED, List.of(LOOSE))), true));
        long task = work.claim(TaskKind.ADJUDICATE, ADJUDICATOR);
        assertThat(discussions.of(ADJUDICATOR, task)).singleElement().satisfies(discussion -> {
            assertThat(discussion.itemNo()).isEqualTo(first);
            assertThat(discussion.issue()).isEqualTo(LOOSE);
            assertThat(discussion.opening().as()).isEqualTo(TaskKind.REVIEW);
            assertThat(discussion.opening().mine()).isFalse();
            assertThat(discussion.opening().name()).startsWith("P-");
        });
        assertThat(discussions.of(ADJUDICATOR, task).toString()).doesNotContain("reviewer-1", "supplier-west");
    }

    @Test
    void an_annotator_sees_nothing_that_another_annotator_raised() {
        discussions.raise(REVIEWER, review, first, LOOSE);
        Actor.Person zoe = People.annotator("supplier-east", "zoe");
        Actor.Person bob = People.annotator("supplier-east", "bob");
        domain.jdbc()
                .sql("""
                insert into discussion (job_id, item_no, package_id, issue, author, organisation, said_as, said_at)
                values (?, ?, ?, '{"text": "is this one?"}', ?, ?, 'ANNOTATE', now())""")
                .params(work.jobId(), first, work.packageId(), zoe.subject(), zoe.organisation())
                .update();
        domain.jdbc()
                .sql("update work_package set state = 'OPEN' where id = ?")
                .param(work.packageId())
                .update();
        long task = work.claim(TaskKind.REWORK, bob);
        assertThat(discussions.of(bob, task))
                .extracting(discussion -> discussion.opening().as())
                .containsExactly(TaskKind.REVIEW);
        assertThat(discussions.of(REVIEWER, review)).hasSize(2);
        long hidden = discussions.of(REVIEWER, review).get(1).id();
        assertThatThrownBy(() -> discussions.answer(bob, task, hidden, "yes", null))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void refuses_what_says_nothing_and_what_is_about_nothing_of_the_task() {
        assertThatThrownBy(() -> discussions.raise(REVIEWER, review, first, new Issue(null, null, null, " ", null)))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("issue needs a text or a reason");
        assertThatThrownBy(() -> discussions.raise(
                        REVIEWER, review, first, new Issue(null, null, Map.of("x", Double.NaN), "here", null)))
                .hasMessageContaining("issue.position");
        assertThatThrownBy(() -> discussions.raise(REVIEWER, review, 999_999, LOOSE))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("item 999999");
        long id = discussions.raise(REVIEWER, review, first, LOOSE).id();
        assertThatThrownBy(() -> discussions.answer(REVIEWER, review, id, " ", null))
                .hasMessageContaining("text is missing");
        Actor.Person other = People.person("supplier-west", "reviewer-2", Role.REVIEWER);
        assertThatThrownBy(() -> discussions.of(other, review)).isInstanceOf(WrongState.class);
    }
}
