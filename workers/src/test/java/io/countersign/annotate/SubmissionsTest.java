package io.countersign.annotate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.identity.Actor;
import io.countersign.problem.Invalid;
import io.countersign.problem.Stale;
import io.countersign.problem.Violation;
import io.countersign.problem.WrongState;
import io.countersign.processes.JobType;
import io.countersign.processes.TaskKind;
import io.countersign.schema.Shape;
import io.countersign.task.Claims;
import io.countersign.task.Drafts;
import io.countersign.testing.Domain;
import io.countersign.testing.People;
import io.countersign.testing.SampleJob;
import io.countersign.testing.Steps;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SubmissionsTest {
    private static final Domain domain = new Domain();
    private final Steps steps = new Steps(domain);
    private final Claims claims = domain.get(Claims.class);
    private final Drafts drafts = domain.get(Drafts.class);
    private final Submissions submissions = domain.get(Submissions.class);
    private final SampleJob job = new SampleJob(domain, "submissions-" + Steps.nextKey());
    private final long packageId = job.packageOf("supplier-east", 3);
    private final List<Integer> items = job.itemsOf(packageId);
    private final long instance = Steps.nextKey();
    private final Actor.Person first = People.annotator("supplier-east", "1");
    private final Actor.Person second = People.annotator("supplier-east", "2");

    SubmissionsTest() {
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

    private List<Long> annotations() {
        List<?> places = (List<?>) steps.complete(
                        JobType.ASSIGN_WORK, instance, "AssignWork", Map.of(), Map.of("packageId", "" + packageId))
                .get("assignments");
        List<Long> tasks = new ArrayList<>();
        for (Object place : places) {
            tasks.add(annotation(place).open());
        }
        return tasks;
    }

    private Steps.UserTask annotation(Object place) {
        return steps.userTask(TaskKind.ANNOTATE)
                .instance(instance)
                .with("jobId", job.id())
                .with("packageId", packageId)
                .with("assignmentId", place)
                .separation("other-person")
                .groups("supplier-east/annotator");
    }

    private long rework() {
        return steps.userTask(TaskKind.REWORK)
                .instance(instance)
                .with("jobId", job.id())
                .with("packageId", packageId)
                .separation("same-organisation")
                .groups("supplier-east/annotator")
                .open();
    }

    private List<ItemLabels> labels(List<Integer> nos, double seconds) {
        return nos.stream()
                .map(no -> new ItemLabels(
                        no,
                        List.of(new Shape.TimePoint("s1", "anomaly", Map.of(), seconds, "2014-01-01 00:00:00")),
                        12.5,
                        "web"))
                .toList();
    }

    private SubmittedWork submit(Actor.Person person, long task, List<ItemLabels> labels) {
        claims.claim(person, task);
        return submissions.submit(person, task, labels);
    }

    @Nested
    class An_annotation {
        @Test
        void is_kept_with_its_events_and_ends_the_task() {
            long task = annotations().get(0);
            SubmittedWork work = submit(first, task, labels(items, 0));
            assertThat(work.items()).isEqualTo(3);
            assertThat(work.round()).isEqualTo(1);
            assertThat(column("select state from assignment where id = ?", work.assignmentId()))
                    .containsExactly("SUBMITTED");
            assertThat(column(
                            "select distinct author || ' ' || round || ' ' || revision from annotation where package_id = ?",
                            packageId))
                    .containsExactly(first.subject() + " 1 1");
            assertThat(column("select distinct state from item where package_id = ?", packageId))
                    .containsExactly("LABELLED");
            assertThat(column(
                            "select changed->'shapes'->0->>'type' from event where action = 'annotation.submitted' and job_id = ?",
                            job.id()))
                    .containsExactly("time-point", "time-point", "time-point");
            assertThat(column("select state from task where id = ?", task)).containsExactly("DONE");
        }

        @Test
        void may_be_sent_again_and_comes_to_the_same() {
            long task = annotations().get(0);
            SubmittedWork work = submit(first, task, labels(items, 0));
            assertThat(submissions.submit(first, task, labels(items, 0))).isEqualTo(work);
            assertThat(column("select count(*) from annotation where package_id = ?", packageId))
                    .containsExactly(3L);
        }

        @Test
        void cannot_be_changed_by_sending_other_labels() {
            long task = annotations().get(0);
            submit(first, task, labels(items, 0));
            assertThatThrownBy(() -> submissions.submit(first, task, labels(items, 60)))
                    .isInstanceOf(WrongState.class);
            assertThatThrownBy(() -> submissions.submit(second, task, labels(items, 0)))
                    .isInstanceOf(WrongState.class);
        }

        @Test
        void names_what_is_wrong_and_keeps_nothing() {
            long task = annotations().get(0);
            List<ItemLabels> wrong = new ArrayList<>(labels(items.subList(0, 2), 0));
            wrong.add(new ItemLabels(999, List.of(), 0, "web"));
            wrong.set(
                    1,
                    new ItemLabels(
                            items.get(1),
                            List.of(new Shape.TimePoint("s1", "nothing", Map.of(), 0, "2014-01-01 00:00:00")),
                            -1,
                            ""));
            assertThatThrownBy(() -> submit(first, task, wrong))
                    .isInstanceOfSatisfying(
                            Invalid.class,
                            invalid -> assertThat(invalid.violations().stream().map(Violation::field))
                                    .contains(
                                            "items[1].activeSeconds",
                                            "items[1].tool",
                                            "items[1].shapes[0].label",
                                            "items[2].itemNo",
                                            "items"));
            assertThat(column("select count(*) from annotation where package_id = ?", packageId))
                    .containsExactly(0L);
            assertThat(column("select state from task where id = ?", task)).containsExactly("CLAIMED");
        }

        @Test
        void that_came_in_as_its_time_ran_out_counts_once() {
            Object place = ((List<?>) steps.complete(
                                    JobType.ASSIGN_WORK,
                                    instance,
                                    "AssignWork",
                                    Map.of(),
                                    Map.of("packageId", "" + packageId))
                            .get("assignments"))
                    .get(0);
            Steps.UserTask annotate = annotation(place);
            submit(first, annotate.open(), labels(items, 0));
            annotate.close();
            Object again = steps.complete(
                            JobType.REASSIGN_WORK,
                            instance,
                            "AnnotateReassign",
                            Map.of("kind", "annotate"),
                            Map.of("assignmentId", place))
                    .get("assignmentId");
            assertThat(again).isEqualTo(place);
            assertThat(column(
                            "select state from task where id = ?",
                            annotation(again).open()))
                    .containsExactly("DONE");
        }
    }

    @Nested
    class A_rework {
        @Test
        void needs_the_returned_items_only_and_begins_the_next_round() {
            long annotation = annotations().get(0);
            submit(first, annotation, labels(items, 0));
            long review = steps.userTask(TaskKind.REVIEW)
                    .with("jobId", job.id())
                    .with("packageId", packageId)
                    .groups("supplier-west/reviewer")
                    .open();
            domain.jdbc()
                    .sql("""
                    insert into verdict (job_id, item_no, package_id, task_id, round, judged, outcome, reviewer, organisation, decided_at)
                    values (?, ?, ?, ?, 1, '[]', 'RETURNED', 'r', 'supplier-west', ?)""")
                    .params(
                            job.id(),
                            items.get(1),
                            packageId,
                            review,
                            Timestamp.from(domain.clock().instant()))
                    .update();
            long rework = rework();
            claims.claim(first, rework);
            assertThatThrownBy(() -> submissions.submit(first, rework, labels(items.subList(0, 1), 60)))
                    .isInstanceOfSatisfying(
                            Invalid.class,
                            invalid -> assertThat(invalid.violations())
                                    .containsExactly(new Violation("items", "lacks item {0}", items.get(1))));
            assertThat(domain.get(AnnotationPages.class).items(first, rework))
                    .extracting(ItemToLabel::mustBeGiven)
                    .containsExactly(false, true, false);
            SubmittedWork work = submissions.submit(first, rework, labels(items.subList(1, 2), 60));
            assertThat(work.round()).isEqualTo(2);
            assertThat(column("select round from work_package where id = ?", packageId))
                    .containsExactly(2);
            assertThat(column("select (outcome->>'round')::int from task where id = ?", rework))
                    .containsExactly(2);
        }

        @Test
        void of_a_package_that_an_inspection_returned_needs_all_items() {
            submit(first, annotations().get(0), labels(items, 0));
            domain.jdbc()
                    .sql("update work_package set state = 'RETURNED', round = 2 where id = ?")
                    .param(packageId)
                    .update();
            long rework = rework();
            claims.claim(second, rework);
            assertThatThrownBy(() -> submissions.submit(second, rework, labels(items.subList(0, 2), 0)))
                    .isInstanceOf(Invalid.class);
            assertThat(submissions.submit(second, rework, labels(items, 0)).round())
                    .isEqualTo(2);
            assertThat(column("select round from work_package where id = ?", packageId))
                    .containsExactly(2);
        }
    }

    @Nested
    class A_draft {
        private final JsonMapper json = domain.get(JsonMapper.class);

        @Test
        void is_saved_on_top_of_what_was_seen_and_keeps_the_lease_up() {
            long task = annotations().get(0);
            claims.claim(first, task);
            domain.clock().advance(java.time.Duration.ofMinutes(25));
            assertThat(drafts.save(first, task, items.get(0), json.readTree("{\"a\": 1}"), 0))
                    .isEqualTo(1);
            assertThat(drafts.save(first, task, items.get(0), json.readTree("{\"a\": 2}"), 1))
                    .isEqualTo(2);
            assertThat(drafts.save(first, task, items.get(0), json.readTree("{\"a\": 2}"), 1))
                    .as("the same once more, because its answer was lost")
                    .isEqualTo(2);
            assertThatThrownBy(() -> drafts.save(first, task, items.get(0), json.readTree("{}"), 1))
                    .isInstanceOf(Stale.class);
            assertThatThrownBy(() -> drafts.save(first, task, items.get(0), json.readTree("{}"), 0))
                    .isInstanceOf(Stale.class);
            assertThat(claims.claim(first, task).leaseUntil())
                    .isEqualTo(domain.clock().instant().plus(java.time.Duration.ofMinutes(30)));
            assertThat(drafts.of(first, task)).singleElement().satisfies(draft -> {
                assertThat(draft.revision()).isEqualTo(2);
                assertThat(draft.document().get("a").intValue()).isEqualTo(2);
            });
        }

        @Test
        void is_of_its_person_alone_and_outlives_the_claim() {
            long task = annotations().get(0);
            claims.claim(first, task);
            drafts.save(first, task, items.get(0), json.readTree("{}"), 0);
            claims.release(first, task);
            claims.claim(second, task);
            assertThat(drafts.of(second, task)).isEmpty();
            assertThat(drafts.of(first, task)).hasSize(1);
            assertThatThrownBy(() -> drafts.save(first, task, items.get(0), json.readTree("{}"), 1))
                    .isInstanceOf(WrongState.class);
        }

        @Test
        void is_of_an_item_of_the_task() {
            long task = annotations().get(0);
            claims.claim(first, task);
            assertThatThrownBy(() -> drafts.save(first, task, 999, json.readTree("{}"), 0))
                    .isInstanceOf(Invalid.class);
        }
    }

    private static List<Object> column(String sql, Object param) {
        return domain.jdbc()
                .sql(sql)
                .param(param)
                .query((row, n) -> row.getObject(1))
                .list();
    }
}
