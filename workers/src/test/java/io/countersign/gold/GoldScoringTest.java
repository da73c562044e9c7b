package io.countersign.gold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.annotate.ItemLabels;
import io.countersign.annotate.Submissions;
import io.countersign.identity.Actor;
import io.countersign.identity.Refused;
import io.countersign.job.Policy;
import io.countersign.problem.WrongState;
import io.countersign.processes.JobType;
import io.countersign.processes.Role;
import io.countersign.processes.TaskKind;
import io.countersign.quality.Proportion;
import io.countersign.schema.Shape;
import io.countersign.task.Claims;
import io.countersign.task.QueueFilter;
import io.countersign.testing.Domain;
import io.countersign.testing.People;
import io.countersign.testing.Policies;
import io.countersign.testing.SampleJob;
import io.countersign.testing.Steps;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class GoldScoringTest {
    private static final Domain domain = new Domain();
    private static final Actor.Person OWNER = People.person("meridian", "gold-owner", Role.JOB_OWNER);

    private final Steps steps = new Steps(domain);
    private final Claims claims = domain.get(Claims.class);
    private final Pauses pauses = domain.get(Pauses.class);
    private final Submissions submissions = domain.get(Submissions.class);
    private final SampleJob job =
            new SampleJob(domain, "gold-" + Steps.nextKey(), Policies.gold(new Policy.Gold(0.5, 0, 0.8, 1, 5)));
    private final Actor.Person annotator = People.annotator("supplier-east", "gold-" + Steps.nextKey());

    GoldScoringTest() {
        domain.jdbc()
                .sql(
                        "update label_schema set document = cast(? as jsonb) where id = (select schema_id from job where id = ?)")
                .params("""
                        {"classes": [{"id": "anomaly", "name": {"en": "Anomaly", "zh-CN": "异常"}, "colour": "#cc0000",
                                      "shapes": ["time-point"], "attributes": []}],
                         "channels": [], "guideline": {"en": "", "zh-CN": ""}}""", job.id())
                .update();
    }

    @AfterAll
    static void close() {
        domain.close();
    }

    private static List<Shape> at(double seconds) {
        return List.of(new Shape.TimePoint(
                "s1", "anomaly", Map.of(), seconds, "2014-01-01 00:00:%02d".formatted((int) seconds)));
    }

    /** A package of six items, of which the last five are gold: the anomaly is at 10 s. */
    private long task() {
        long packageId = job.packageOf("supplier-east", 6);
        job.itemsOf(packageId).stream()
                .skip(1)
                .forEach(no -> domain.jdbc()
                        .sql("""
                insert into gold_item (job_id, item_no, shapes, origin, use, set_by, set_at)
                values (?, ?, cast(? as jsonb), 'IMPORTED', 'HIDDEN', 'owner', now())""")
                        .params(job.id(), no, json(at(10)))
                        .update());
        long instance = Steps.nextKey();
        List<?> places = (List<?>) steps.complete(
                        JobType.ASSIGN_WORK, instance, "AssignWork", Map.of(), Map.of("packageId", "" + packageId))
                .get("assignments");
        return steps.userTask(TaskKind.ANNOTATE)
                .instance(instance)
                .with("jobId", job.id())
                .with("packageId", packageId)
                .with("assignmentId", places.get(0))
                .separation("other-person")
                .groups("supplier-east/annotator")
                .open();
    }

    private String json(Object value) {
        return domain.get(tools.jackson.databind.json.JsonMapper.class).writeValueAsString(value);
    }

    private void submit(long task, double... seconds) {
        claims.claim(annotator, task);
        List<Integer> items = domain.jdbc()
                .sql("select i.no from task t join item i on i.package_id = t.package_id where t.id = ? order by i.no")
                .param(task)
                .query(Integer.class)
                .list();
        submissions.submit(
                annotator,
                task,
                items.stream()
                        .map(no -> new ItemLabels(no, at(seconds[items.indexOf(no)]), 1, "test"))
                        .toList());
        domain.clock().advance(Duration.ofMinutes(1));
    }

    @Test
    void answers_are_counted_by_person_supplier_and_class_of_gold_items_alone() {
        submit(task(), 40, 10, 10, 10, 10, 30);
        GoldReport report = domain.get(GoldReports.class).of(OWNER, job.id());
        assertThat(report.people())
                .containsExactly(
                        new GoldReport.OfPerson("supplier-east", annotator.subject(), new Proportion(4, 5), false));
        assertThat(report.suppliers())
                .containsExactly(new GoldReport.OfSupplier("supplier-east", new Proportion(4, 5)));
        assertThat(report.classes())
                .containsExactly(
                        new GoldReport.OfClass("supplier-east", "anomaly", new Proportion(4, 5), new Proportion(4, 5)));
    }

    @Test
    void answers_are_nobodys_labels() {
        submit(task(), 40, 30, 30, 10, 10, 10);
        assertThat(domain.jdbc()
                        .sql("select count(*) from annotation where job_id = ? and author <> ?")
                        .params(job.id(), annotator.subject())
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(domain.jdbc()
                        .sql("select count(*) from annotation where job_id = ?")
                        .param(job.id())
                        .query(Long.class)
                        .single())
                .isEqualTo(6);
    }

    @Test
    void whoever_is_too_often_wrong_is_paused_with_hints_and_gets_no_more_work() {
        submit(task(), 10, 30, 30, 10, 10, 10);
        assertThat(pauses.mine(annotator)).singleElement().satisfies(pause -> {
            assertThat(pause.correct()).isEqualTo(3);
            assertThat(pause.answers()).isEqualTo(5);
            assertThat(pause.hints()).containsExactly(new Hint("anomaly", 2, 2));
        });
        long more = task();
        assertThatThrownBy(() -> claims.claim(annotator, more))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.rule()).isEqualTo("paused"));
        assertThat(claims.claimNext(annotator, new QueueFilter(null, job.id(), null, null)))
                .isEmpty();
        assertThat(claims.claimNext(
                        People.annotator("supplier-east", "another"), new QueueFilter(null, job.id(), null, null)))
                .isPresent();
    }

    @Test
    void a_pause_is_appealed_once_and_lifted_by_the_owner() {
        submit(task(), 10, 30, 30, 10, 10, 10);
        long pause = pauses.mine(annotator).get(0).id();
        pauses.appeal(annotator, pause, "The guideline says otherwise.");
        pauses.appeal(annotator, pause, "The guideline says otherwise.");
        assertThatThrownBy(() -> pauses.appeal(annotator, pause, "Again.")).isInstanceOf(WrongState.class);
        assertThat(pauses.ofJob(OWNER, job.id()))
                .singleElement()
                .satisfies(one -> assertThat(one.appeal()).isEqualTo("The guideline says otherwise."));
        pauses.decide(OWNER, job.id(), pause, false, "It is clear there.");
        assertThat(pauses.mine(annotator))
                .singleElement()
                .satisfies(one -> assertThat(one.lifted()).isFalse());
        pauses.decide(OWNER, job.id(), pause, true, "It is not that clear.");
        assertThat(pauses.mine(annotator)).isEmpty();
        // What was wrong before counts no more: four of five are right now.
        submit(task(), 10, 10, 10, 10, 10, 30);
        assertThat(pauses.mine(annotator)).isEmpty();
        assertThat(domain.jdbc()
                        .sql("select action from event where job_id = ? and action like 'annotator.%' order by seq")
                        .param(job.id())
                        .query(String.class)
                        .list())
                .containsExactly(
                        "annotator.paused", "annotator.appealed", "annotator.kept-paused", "annotator.resumed");
    }

    @Test
    void nobody_elses_pause_is_appealed() {
        submit(task(), 10, 30, 30, 10, 10, 10);
        long pause = pauses.mine(annotator).get(0).id();
        assertThatThrownBy(() -> pauses.appeal(People.annotator("supplier-east", "x"), pause, "Why?"))
                .isInstanceOf(io.countersign.problem.NotFound.class);
    }
}
