package io.countersign.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.identity.Actor;
import io.countersign.identity.Hidden;
import io.countersign.identity.Matter;
import io.countersign.identity.Refused;
import io.countersign.problem.NotFound;
import io.countersign.problem.WrongState;
import io.countersign.processes.Role;
import io.countersign.processes.TaskKind;
import io.countersign.testing.Domain;
import io.countersign.testing.People;
import io.countersign.testing.SampleJob;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

class DeskTest {
    private static final Domain domain = new Domain();
    private static final SampleJob job = new SampleJob(domain, "desk");
    private static long keys = 1000;

    private final Desk desk = domain.get(Desk.class);
    private final TransactionTemplate transaction = domain.get(TransactionTemplate.class);
    private final Actor.Person reviewer = People.person("supplier-west", "reviewer-1", Role.REVIEWER);
    private long packageId;
    private long task;

    @BeforeEach
    void a_claimed_review() {
        packageId = job.packageOf("supplier-east", 2);
        task = domain.jdbc()
                .sql("""
                insert into task (kind, job_id, package_id, state, name, separation, candidate_groups, priority, reservation_seconds,
                                  assignee, assignee_organisation, lease_until, user_task_key, process_instance_key, process_id,
                                  element_id, created_at)
                values ('REVIEW', ?, ?, 'CLAIMED', 'Cross-review', '{other-organisation}', '{supplier-west/reviewer}', 50, 1800,
                        ?, 'supplier-west', ?, ?, 77, 'work-package', 'CrossReview', ?) returning id""")
                .params(
                        job.id(),
                        packageId,
                        reviewer.subject(),
                        Timestamp.from(domain.clock().instant().plus(Duration.ofMinutes(30))),
                        ++keys,
                        Timestamp.from(domain.clock().instant()))
                .query(Long.class)
                .single();
    }

    @AfterAll
    static void close() {
        domain.close();
    }

    @Test
    void commits_work_with_the_hand_the_event_and_the_command_to_the_engine() {
        transaction.executeWithoutResult(status -> {
            ClaimedTask claimed = desk.require(reviewer, task, TaskKind.REVIEW);
            assertThat(claimed.packageIdOrFail()).isEqualTo(packageId);
            desk.complete(reviewer, claimed, Map.of("reviewOutcome", "accepted"));
        });
        assertThat(one("select state, outcome->>'reviewOutcome' outcome from task where id = " + task))
                .containsEntry("state", "DONE")
                .containsEntry("outcome", "accepted");
        assertThat(one("select person, organisation, kind, lot_id from hand where package_id = " + packageId))
                .containsEntry("person", reviewer.subject())
                .containsEntry("organisation", "supplier-west")
                .containsEntry("kind", "REVIEW")
                .doesNotContainEntry("lot_id", null);
        assertThat(one("select action, changed->'outcome'->>'reviewOutcome' outcome from event where subject_id = '"
                        + task + "'"))
                .containsEntry("action", "task.completed")
                .containsEntry("outcome", "accepted");
        assertThat(one(
                        "select command->>'kind' kind, command->'variables'->>'reviewOutcome' outcome from engine_command "
                                + "where (command->>'userTaskKey')::bigint = " + keys))
                .containsEntry("kind", "complete-task")
                .containsEntry("outcome", "accepted");
    }

    @Test
    void takes_work_once() {
        transaction.executeWithoutResult(
                status -> desk.complete(reviewer, desk.require(reviewer, task, TaskKind.REVIEW), Map.of()));
        assertThatThrownBy(() -> require(reviewer, task)).isInstanceOf(WrongState.class);
    }

    @Test
    void takes_nothing_from_somebody_else_of_the_group() {
        assertThatThrownBy(() -> require(People.person("supplier-west", "reviewer-2", Role.REVIEWER), task))
                .isInstanceOf(WrongState.class)
                .hasMessageContaining("not claimed by you");
    }

    @Test
    void refuses_others_of_an_organisation_that_is_concerned() {
        assertThatThrownBy(() -> require(People.person("supplier-west", "annotator", Role.ANNOTATOR), task))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.rule()).isEqualTo("candidate-group"));
    }

    @Test
    void is_hidden_from_organisations_that_are_not() {
        assertThatThrownBy(() -> require(People.person("supplier-north", "reviewer", Role.REVIEWER), task))
                .isInstanceOfSatisfying(
                        Hidden.class, hidden -> assertThat(hidden.rule()).isEqualTo("candidate-group"));
    }

    @Test
    void says_why_it_takes_nothing_more() {
        String at = domain.clock().instant().toString();
        domain.jdbc()
                .sql("update task set state = 'CANCELLED', lease_until = null, closed_at = ? where id = ?")
                .params(Timestamp.from(domain.clock().instant()), task)
                .update();
        assertThatThrownBy(() -> require(reviewer, task))
                .isInstanceOf(WrongState.class)
                .hasMessageContaining("was taken back at " + at);
        domain.jdbc()
                .sql("update task set state = 'DONE' where id = ?")
                .param(task)
                .update();
        assertThatThrownBy(() -> require(reviewer, task))
                .isInstanceOf(WrongState.class)
                .hasMessageContaining("is done");
    }

    @Test
    void takes_nothing_for_a_cancelled_job() {
        SampleJob other = new SampleJob(domain, "desk-cancelled-" + keys);
        domain.jdbc()
                .sql("update task set job_id = ? where id = ?")
                .params(other.id(), task)
                .update();
        domain.jdbc()
                .sql("update job set state = 'CANCELLED' where id = ?")
                .param(other.id())
                .update();
        assertThatThrownBy(() -> require(reviewer, task))
                .isInstanceOf(WrongState.class)
                .hasMessageContaining("is cancelled");
    }

    @Test
    void takes_nothing_of_another_kind() {
        assertThatThrownBy(() -> transaction.execute(
                        status -> desk.require(reviewer, task, TaskKind.ADJUDICATE, TaskKind.REWORK)))
                .isInstanceOf(WrongState.class)
                .hasMessageContaining("is to review, not to adjudicate / rework");
    }

    @Test
    void takes_nothing_after_the_lease() {
        domain.clock().advance(Duration.ofMinutes(31));
        assertThatThrownBy(() -> require(reviewer, task))
                .isInstanceOf(WrongState.class)
                .hasMessageContaining("ended");
    }

    @Test
    void asks_the_rules_again() {
        domain.jdbc()
                .sql("update work_package set supplier = 'supplier-west' where id = ?")
                .param(packageId)
                .update();
        assertThatThrownBy(() -> require(reviewer, task)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.rule()).isEqualTo("other-organisation");
            assertThat(refused.about()).isEqualTo(Matter.ofJob(job.id(), "task", task));
        });
    }

    @Test
    void knows_no_task_that_is_not_there() {
        assertThatThrownBy(() -> require(reviewer, 999_999)).isInstanceOf(NotFound.class);
    }

    @Test
    void works_in_its_callers_transaction_only() {
        assertThatThrownBy(() -> desk.require(reviewer, task, TaskKind.REVIEW))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    private void require(Actor.Person person, long id) {
        transaction.execute(status -> desk.require(person, id, TaskKind.REVIEW));
    }

    private static Map<String, Object> one(String sql) {
        return domain.jdbc().sql(sql).query().singleRow();
    }
}
