package io.countersign.paths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.identity.Actor;
import io.countersign.identity.Hidden;
import io.countersign.item.ItemState;
import io.countersign.job.JobState;
import io.countersign.processes.Role;
import io.countersign.processes.TaskKind;
import io.countersign.pseudonym.Pseudonyms;
import io.countersign.review.VerdictOutcome;
import io.countersign.story.ItemStory;
import io.countersign.story.JobComparison;
import io.countersign.story.JobMoment;
import io.countersign.story.JobMoments;
import io.countersign.story.Stories;
import io.countersign.story.StoryStep;
import io.countersign.task.ClaimedTask;
import io.countersign.testing.Crew;
import io.countersign.testing.Seed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is told of a moment is what the tables held when it was the present. */
@ExtendWith(InPlant.class)
class StoryTest {
    private static final Actor.Person AUDITOR = Seed.person("auditor", "meridian", Role.AUDITOR);

    private final JobCases jobs;
    private final List<Seen> seen = new ArrayList<>();

    StoryTest(JobCases jobs) {
        this.jobs = jobs;
    }

    /** How a job really stood. */
    private record Seen(
            Instant at,
            Map<String, Long> items,
            Map<String, Long> packages,
            Map<String, Long> lots,
            List<String> holders) {}

    @Test
    void an_item_and_its_job_can_be_asked_for_at_every_moment_of_their_way() {
        JobCase job = jobs.imported(Terms.reviewed(), 2);
        look(job);
        job.start();
        job.awaitTasks(2);
        look(job);

        ClaimedTask annotation = job.crew.claim(Crew.person(job.east, "anna", Role.ANNOTATOR), TaskKind.ANNOTATE);
        look(job);
        job.crew.label(Crew.person(job.east, "anna", Role.ANNOTATOR), annotation, true);
        job.crew.annotate(job.east, "bert", true);
        Actor.Person reviewer = Crew.person(job.west, "reviewer", Role.REVIEWER);
        ClaimedTask review = job.crew.claim(reviewer, TaskKind.REVIEW);
        look(job);
        job.crew.review(reviewer, review, VerdictOutcome.RETURNED);
        job.awaitTask(TaskKind.REWORK);
        Instant returned = look(job);
        job.crew.rework(job.east, "anna", false);
        job.crew.review(job.west, VerdictOutcome.ACCEPTED);
        Actor.Person inspector = Crew.person(Crew.MAKER, "inspector", Role.INSPECTOR);
        ClaimedTask inspection = job.crew.claim(inspector, TaskKind.INSPECT);
        look(job);
        job.crew.inspect(inspector, inspection, false);
        job.awaitTask(TaskKind.SIGN);
        look(job);
        job.crew.signAll(job.east, job.west);
        job.awaitJob("RELEASED");
        job.awaitNoInstance();
        Instant released = look(job);

        underPseudonyms(job);
        job.plant
                .domain()
                .jdbc()
                .sql("update job set policy = policy || '{\"auditorsSeeNames\": true}' where id = ?")
                .param(job.id)
                .update();
        assertThat(seen).allSatisfy(then -> {
            JobMoment told = job.plant.domain().get(JobMoments.class).at(AUDITOR, job.id, then.at());
            assertThat(told.items()).isEqualTo(then.items());
            assertThat(told.packages()).isEqualTo(then.packages());
            assertThat(told.lots()).isEqualTo(then.lots());
            assertThat(told.holds().stream()
                            .map(hold -> hold.taskId() + " " + hold.from().who().subject()))
                    .containsExactlyInAnyOrderElementsOf(then.holders());
        });
        assertThat(seen).anySatisfy(then -> assertThat(then.holders()).isNotEmpty());
        whole(job);
        asOf(job, returned);
        suppliers(job);
        compared(job, returned, released);
    }

    /** The owner's side sees its own people by name, and others under one pseudonym wherever they turn up. */
    private void underPseudonyms(JobCase job) {
        ItemStory story = story(job, AUDITOR, null);
        List<String> annotators =
                story.annotations().stream().map(one -> one.told().who().name()).toList();
        assertThat(annotators).allMatch(Pseudonyms::isOne);
        assertThat(annotators.get(0)).isEqualTo(annotators.get(2)).isNotEqualTo(annotators.get(1));
        assertThat(story.holds().get(0).from().who().subject()).isEqualTo(annotators.get(0));
        assertThat(story.holds().get(5).from().who().name()).isEqualTo("inspector");
        JobComparison whole = job.plant
                .domain()
                .get(JobMoments.class)
                .between(
                        AUDITOR,
                        job.id,
                        Instant.EPOCH,
                        job.plant.domain().clock().instant());
        assertThat(whole.people()).containsKey(annotators.get(0)).containsKey(Crew.MAKER + "-inspector");
        assertThat(whole.toString()).doesNotContain("anna", "bert");
        assertThat(story.toString()).doesNotContain("anna", "bert");
    }

    private void whole(JobCase job) {
        ItemStory story = story(job, AUDITOR, null);
        assertThat(story.states())
                .extracting(state -> state.to())
                .containsExactly(
                        ItemState.NEW,
                        ItemState.PLANNED,
                        ItemState.LABELLED,
                        ItemState.AGREED,
                        ItemState.LABELLED,
                        ItemState.AGREED,
                        ItemState.ACCEPTED,
                        ItemState.RELEASED);
        assertThat(story.state()).isEqualTo(ItemState.RELEASED);
        assertThat(story.steps())
                .extracting(StoryStep::action)
                .containsSubsequence(
                        "items.imported",
                        "job.planned",
                        "package.opened",
                        "task.claimed",
                        "annotation.submitted",
                        "agreement.measured",
                        "verdict.given",
                        "annotation.submitted",
                        "label.consolidated",
                        "sample.drawn",
                        "sample.inspected",
                        "lot.accepted",
                        "release.built",
                        "release.sealed");
        assertThat(story.steps()).extracting(step -> step.told().sequence()).isSorted();
        assertThat(story.annotations())
                .extracting(one -> one.round() + " " + one.told().who().name() + " "
                        + one.shapes().size())
                .containsExactly("1 anna 1", "1 bert 1", "2 anna 0");
        assertThat(story.verdicts())
                .extracting(verdict -> verdict.outcome())
                .containsExactly(VerdictOutcome.RETURNED, VerdictOutcome.ACCEPTED);
        assertThat(story.verdicts().get(0).annotations())
                .containsExactlyInAnyOrder(
                        story.annotations().get(0).annotationId(),
                        story.annotations().get(1).annotationId());
        assertThat(story.consensus()).hasSize(1);
        assertThat(story.findings()).hasSize(1);
        assertThat(story.findings().get(0).defects()).isEmpty();
        assertThat(story.releases()).hasSize(1);
        assertThat(story.releases().get(0).sealed()).isNotNull();
        assertThat(story.holds())
                .extracting(hold -> hold.kind() + " " + hold.from().who().name())
                .containsExactly(
                        "ANNOTATE anna",
                        "ANNOTATE bert",
                        "REVIEW reviewer",
                        "REWORK anna",
                        "REVIEW reviewer",
                        "INSPECT inspector");
        assertThat(story.holds()).allSatisfy(hold -> assertThat(hold.until()).isNotNull());
    }

    private void asOf(JobCase job, Instant returned) {
        ItemStory story = story(job, AUDITOR, returned);
        assertThat(story.state()).isEqualTo(ItemState.LABELLED);
        assertThat(story.annotations()).hasSize(2);
        assertThat(story.verdicts()).hasSize(1);
        assertThat(story.consensus()).isEmpty();
        assertThat(story.releases()).isEmpty();
        assertThat(story(job, AUDITOR, Instant.EPOCH).state()).isNull();
    }

    private void suppliers(JobCase job) {
        Actor.Person west = Seed.person("auditor", job.west, Role.AUDITOR);
        ItemStory part = story(job, west, null);
        assertThat(part.verdicts()).hasSize(2);
        assertThat(part.annotations()).isEmpty();
        assertThat(part.steps())
                .isNotEmpty()
                .allSatisfy(step -> assertThat(step.told().who().organisation()).isEqualTo(job.west));
        assertThat(job.plant
                        .domain()
                        .get(JobMoments.class)
                        .at(west, job.id, job.plant.domain().clock().instant())
                        .packages())
                .isEmpty();
        Actor.Person stranger = Seed.person("auditor", "nobody-knows", Role.AUDITOR);
        assertThatThrownBy(() -> story(job, stranger, null)).isInstanceOf(Hidden.class);
        assertThat(job.plant
                        .domain()
                        .jdbc()
                        .sql("select count(*) from event where stream = ? and action = 'history.looked-up'")
                        .param("organisation:" + job.west)
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    private void compared(JobCase job, Instant returned, Instant released) {
        JobComparison between = job.plant.domain().get(JobMoments.class).between(AUDITOR, job.id, returned, released);
        assertThat(between.before().state()).isEqualTo(JobState.RUNNING);
        assertThat(between.after().state()).isEqualTo(JobState.RELEASED);
        assertThat(between.moves())
                .contains(
                        new JobComparison.Move("item", "labelled", "agreed", 2),
                        new JobComparison.Move("item", "accepted", "released", 2),
                        new JobComparison.Move("lot", "inspection", "accepted", 1));
        assertThat(between.actions()).containsEntry("annotation.submitted", 2L).containsEntry("release.sealed", 1L);
        assertThat(between.people()).containsEntry(job.east + "-anna", 4L);
    }

    private ItemStory story(JobCase job, Actor.Person person, Instant at) {
        return job.plant.domain().get(Stories.class).of(person, job.id, 1, at);
    }

    /** Notes how the job stands, once nothing moves; time goes on afterwards. */
    private Instant look(JobCase job) {
        job.plant.assertHealthy();
        Instant at = job.plant.domain().clock().instant();
        seen.add(new Seen(
                at,
                counts(job, "item"),
                counts(job, "work_package"),
                counts(job, "lot"),
                job.plant
                        .domain()
                        .jdbc()
                        .sql("select id || ' ' || assignee from task where job_id = ? and state = 'CLAIMED'")
                        .param(job.id)
                        .query(String.class)
                        .list()));
        job.advance(Duration.ofSeconds(10));
        return at;
    }

    private static Map<String, Long> counts(JobCase job, String table) {
        Map<String, Long> counts = new TreeMap<>();
        job.plant
                .domain()
                .jdbc()
                .sql("select replace(lower(state), '_', '-') state, count(*) n from " + table
                        + " where job_id = ? group by 1")
                .param(job.id)
                .query(row -> {
                    counts.put(row.getString("state"), row.getLong("n"));
                });
        return counts;
    }
}
