package io.countersign.assign;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.engine.Outcome;
import io.countersign.processes.JobType;
import io.countersign.testing.Domain;
import io.countersign.testing.People;
import io.countersign.testing.SampleJob;
import io.countersign.testing.Steps;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

class AssignWorkTest {
    private static final Domain domain = new Domain();
    private final Steps steps = new Steps(domain);
    private final SampleJob job = new SampleJob(domain, "assign-" + Steps.nextKey());
    private final long packageId = job.packageOf("supplier-east", 3);
    private final long instance = Steps.nextKey();

    @AfterAll
    static void close() {
        domain.close();
    }

    @Nested
    class Assigning_work {
        @Test
        void opens_as_many_places_as_the_policy_wants_then_one_more_at_a_time() {
            List<String> first = assigned();
            List<String> extra = assigned();
            assertThat(first).hasSize(2);
            assertThat(extra).hasSize(1).doesNotContainAnyElementsOf(first);
            assertThat(column("select ordinal from assignment where package_id = ? order by id"))
                    .containsExactly(1, 2, 3);
            assertThat(column("select organisation from assignment where package_id = ?"))
                    .containsOnly("supplier-east");
            assertThat(column("select process_instance_key from work_package where id = ?"))
                    .containsExactly(instance);
        }

        @Test
        void stops_where_the_policy_allows_no_more() {
            assigned();
            assigned();
            assertThat(assign(instance))
                    .isInstanceOfSatisfying(
                            Outcome.Stuck.class,
                            stuck -> assertThat(stuck.reason()).contains("no more than 3"));
        }

        @Test
        void stops_a_second_instance_of_the_same_package_and_names_the_first() {
            assigned();
            assertThat(assign(instance + 1))
                    .isInstanceOfSatisfying(
                            Outcome.Stuck.class,
                            stuck -> assertThat(stuck.reason()).contains("process instance " + instance));
        }

        @Test
        void stops_where_the_package_is_not_open() {
            domain.jdbc()
                    .sql("update work_package set state = 'CONSOLIDATED' where id = ?")
                    .param(packageId)
                    .update();
            assertThat(assign(instance)).isInstanceOf(Outcome.Stuck.class);
        }
    }

    @Nested
    class Reassigning_work {
        @Test
        void replaces_the_place_of_an_annotator() {
            long place = Long.parseLong(assigned().get(0));
            long other = reassigned(place);
            assertThat(other).isNotEqualTo(place);
            assertThat(column("select state || ' ' || ordinal from assignment where package_id = ? order by id"))
                    .containsExactly("EXPIRED 1", "OPEN 2", "OPEN 1");
        }

        @Test
        void leaves_a_place_that_was_submitted_in_time() {
            long place = Long.parseLong(assigned().get(0));
            domain.get(TransactionTemplate.class).executeWithoutResult(status -> {
                Assignments assignments = domain.get(Assignments.class);
                assignments.start(People.annotator("supplier-east", "1"), place);
                assignments.submit(People.annotator("supplier-east", "1"), place);
            });
            assertThat(reassigned(place)).isEqualTo(place);
        }

        @Test
        void makes_other_work_more_urgent_and_tells_of_it() {
            assertThat(steps.complete(
                            JobType.REASSIGN_WORK,
                            instance,
                            "CrossReviewReassign",
                            Map.of("kind", "review"),
                            Map.of("jobId", "" + job.id(), "packageId", "" + packageId, "priority", 95)))
                    .containsEntry("priority", 100);
            assertThat(column("select action from event where subject_type = 'package' and subject_id = ?::text"))
                    .containsExactly("work.expired");
        }

        private long reassigned(long place) {
            Object id = steps.complete(
                            JobType.REASSIGN_WORK,
                            instance,
                            "AnnotateReassign",
                            Map.of("kind", "annotate"),
                            Map.of("assignmentId", "" + place))
                    .get("assignmentId");
            return Long.parseLong(String.valueOf(id));
        }
    }

    private Outcome assign(long processInstanceKey) {
        return steps.run(
                JobType.ASSIGN_WORK, processInstanceKey, "AssignWork", Map.of(), Map.of("packageId", "" + packageId));
    }

    private List<String> assigned() {
        List<?> ids =
                (List<?>) ((Outcome.Completed) assign(instance)).variables().get("assignments");
        return ids.stream().map(String.class::cast).toList();
    }

    private List<Object> column(String sql) {
        return domain.jdbc()
                .sql(sql)
                .param(packageId)
                .query((row, n) -> row.getObject(1))
                .list();
    }
}
