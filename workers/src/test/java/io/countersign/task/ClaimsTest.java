package io.countersign.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.identity.Actor;
import io.countersign.identity.Hidden;
import io.countersign.identity.Refused;
import io.countersign.problem.WrongState;
import io.countersign.processes.Role;
import io.countersign.processes.TaskKind;
import io.countersign.testing.Domain;
import io.countersign.testing.People;
import io.countersign.testing.SampleJob;
import io.countersign.testing.Steps;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

class ClaimsTest {
    private static final Domain domain = new Domain();
    private final Claims claims = domain.get(Claims.class);
    private final Leases leases = domain.get(Leases.class);
    private final Steps steps = new Steps(domain);
    private final SampleJob job = new SampleJob(domain, "claims-" + Steps.nextKey());
    private final Actor.Person first = People.person("supplier-west", "1", Role.REVIEWER);
    private final Actor.Person second = People.person("supplier-west", "2", Role.REVIEWER, Role.ANNOTATOR);

    @BeforeEach
    void an_empty_task_list() {
        domain.jdbc().sql("truncate task cascade").update();
    }

    @AfterAll
    static void close() {
        domain.close();
    }

    private Steps.UserTask review(long packageId) {
        return steps.userTask(TaskKind.REVIEW)
                .with("jobId", job.id())
                .with("packageId", packageId)
                .separation("other-organisation")
                .groups("supplier-west/reviewer");
    }

    private long openReview() {
        return review(job.packageOf("supplier-east", 1)).open();
    }

    @Nested
    class The_next_task {
        @Test
        void is_the_most_urgent_then_the_earliest_due_then_the_oldest() {
            Instant now = domain.clock().instant();
            long late = review(job.packageOf("supplier-east", 1))
                    .due(now.plusSeconds(900))
                    .open();
            long neverDue = review(job.packageOf("supplier-east", 1)).due(null).open();
            long early = review(job.packageOf("supplier-east", 1))
                    .due(now.plusSeconds(60))
                    .open();
            long earlyToo = review(job.packageOf("supplier-east", 1))
                    .due(now.plusSeconds(60))
                    .open();
            long urgent = review(job.packageOf("supplier-east", 1)).priority(80).open();
            assertThat(List.of(next(first), next(second), next(first), next(second), next(first)))
                    .containsExactly(
                            Optional.of(urgent),
                            Optional.of(early),
                            Optional.of(earlyToo),
                            Optional.of(late),
                            Optional.of(neverDue));
            assertThat(next(second)).isEmpty();
        }

        @Test
        void is_the_first_over_all_roles_of_the_person() {
            long review = openReview();
            long rework = steps.userTask(TaskKind.REWORK)
                    .with("jobId", job.id())
                    .with("packageId", job.packageOf("supplier-west", 1))
                    .separation("same-organisation")
                    .groups("supplier-west/annotator")
                    .priority(90)
                    .open();
            assertThat(next(second)).contains(rework);
            assertThat(next(second)).contains(review);
        }

        @Test
        void is_of_the_kind_and_the_job_that_were_asked_for() {
            openReview();
            SampleJob other = new SampleJob(domain, "other-" + Steps.nextKey());
            long wanted = steps.userTask(TaskKind.REVIEW)
                    .with("jobId", other.id())
                    .with("packageId", other.packageOf("supplier-east", 1))
                    .groups("supplier-west/reviewer")
                    .open();
            assertThat(claims.claimNext(first, new QueueFilter(TaskKind.ADJUDICATE, null, null)))
                    .isEmpty();
            assertThat(claims.claimNext(first, new QueueFilter(TaskKind.REVIEW, other.id(), null))
                            .map(ClaimedTask::id))
                    .contains(wanted);
        }

        @Test
        void is_never_one_that_the_rules_forbid() {
            review(job.packageOf("supplier-west", 1)).open();
            long allowed = openReview();
            assertThat(next(first)).contains(allowed);
            assertThat(next(first)).isEmpty();
        }

        @Test
        void does_not_exist_for_people_without_a_role_or_of_other_organisations() {
            openReview();
            assertThat(next(People.person("supplier-west", "3"))).isEmpty();
            assertThat(next(People.person("meridian", "4", Role.REVIEWER))).isEmpty();
            assertThat(next(People.person("supplier-west", "5", Role.ANNOTATOR)))
                    .isEmpty();
        }
    }

    @Nested
    class A_task_by_its_id {
        @Test
        void is_held_with_a_lease_and_leaves_the_queue() {
            long task = openReview();
            ClaimedTask claimed = claims.claim(first, task);
            assertThat(claimed.leaseUntil()).isEqualTo(domain.clock().instant().plus(Duration.ofMinutes(30)));
            assertThat(next(second)).isEmpty();
            assertThatThrownBy(() -> claims.claim(second, task)).isInstanceOf(WrongState.class);
        }

        @Test
        void may_be_claimed_again_by_its_holder_which_renews_the_lease() {
            long task = openReview();
            claims.claim(first, task);
            domain.clock().advance(Duration.ofMinutes(20));
            assertThat(claims.claim(first, task).leaseUntil())
                    .isEqualTo(domain.clock().instant().plus(Duration.ofMinutes(30)));
            assertThat(events(task)).containsExactly("task.opened", "task.claimed");
        }

        @Test
        void is_hidden_from_the_groups_of_others() {
            long task = openReview();
            assertThatThrownBy(() -> claims.claim(People.person("supplier-east", "9", Role.REVIEWER), task))
                    .isInstanceOfSatisfying(
                            Hidden.class, hidden -> assertThat(hidden.rule()).isEqualTo("candidate-group"));
            assertThat(next(first)).contains(task);
        }

        @Test
        void says_nothing_of_its_lease_to_those_whom_it_is_not_offered_to() {
            long task = openReview();
            claims.claim(first, task);
            Actor.Person colleague = People.person("supplier-west", "7", Role.ANNOTATOR);
            Actor.Person stranger = People.person("supplier-east", "8", Role.REVIEWER);
            assertThatThrownBy(() -> claims.claim(colleague, task)).isInstanceOf(Refused.class);
            assertThatThrownBy(() -> claims.claim(stranger, task)).isInstanceOf(Hidden.class);
        }

        @Test
        void is_not_renewed_by_a_holder_who_has_lost_the_role() {
            long task = openReview();
            claims.claim(first, task);
            Actor.Person demoted = People.person("supplier-west", "1", Role.ANNOTATOR);
            assertThatThrownBy(() -> claims.claim(demoted, task))
                    .isInstanceOfSatisfying(
                            Refused.class, refused -> assertThat(refused.rule()).isEqualTo("candidate-group"));
            assertThat(events(task)).containsExactly("task.opened", "task.claimed");
        }

        @Test
        void is_left_behind_by_whoever_acts_for_another_organisation_now() {
            long held = openReview();
            long done = openReview();
            claims.claim(first, held);
            claims.claim(first, done);
            commit(first, done);
            Actor.Person moved = new Actor.Person(first.subject(), "1", "1", "supplier-north", first.roles());
            TaskLists lists = domain.get(TaskLists.class);
            assertThat(lists.mine(moved, QueueFilter.ALL, null, 10)).isEmpty();
            assertThat(lists.done(moved, QueueFilter.ALL, null, 10)).isEmpty();
            for (long task : new long[] {held, done}) {
                assertThatThrownBy(() -> lists.get(moved, task)).isInstanceOf(Hidden.class);
                assertThatThrownBy(() -> claims.claim(moved, task)).isInstanceOf(Hidden.class);
                assertThatThrownBy(() -> claims.keep(moved, task)).isInstanceOf(Hidden.class);
                assertThatThrownBy(() -> claims.release(moved, task)).isInstanceOf(Hidden.class);
                assertThatThrownBy(() -> commit(moved, task)).isInstanceOf(Hidden.class);
            }
            assertThat(lists.mine(first, QueueFilter.ALL, null, 10)).hasSize(1);
            assertThat(lists.done(first, QueueFilter.ALL, null, 10)).hasSize(1);
        }

        @Test
        void is_refused_with_the_rule_that_forbids_it() {
            long task = review(job.packageOf("supplier-west", 1)).open();
            assertThatThrownBy(() -> claims.claim(first, task))
                    .isInstanceOfSatisfying(
                            Refused.class, refused -> assertThat(refused.rule()).isEqualTo("other-organisation"));
            assertThat(events(task)).containsExactly("task.opened");
        }
    }

    @Nested
    class Giving_back {
        @Test
        void puts_a_released_task_into_its_queue_again() {
            long task = openReview();
            claims.claim(first, task);
            claims.release(first, task);
            assertThat(events(task)).containsExactly("task.opened", "task.claimed", "task.released");
            assertThat(next(second)).contains(task);
        }

        @Test
        void is_for_the_holder_only() {
            long task = openReview();
            claims.claim(first, task);
            assertThatThrownBy(() -> claims.release(second, task)).isInstanceOf(WrongState.class);
        }

        @Test
        void happens_by_itself_when_the_lease_is_over() {
            long task = openReview();
            long kept = openReview();
            claims.claim(first, task);
            claims.claim(second, kept);
            domain.clock().advance(Duration.ofMinutes(29));
            assertThat(claims.keep(second, kept))
                    .isEqualTo(domain.clock().instant().plus(Duration.ofMinutes(30)));
            domain.clock().advance(Duration.ofMinutes(2));
            assertThat(leases.giveBackExpired()).isEqualTo(1);
            assertThat(leases.giveBackExpired()).isZero();
            assertThat(events(task)).containsExactly("task.opened", "task.claimed", "task.lease-expired");
            assertThat(events(kept)).containsExactly("task.opened", "task.claimed");
            assertThatThrownBy(() -> claims.keep(first, task)).isInstanceOf(WrongState.class);
            assertThat(next(second)).contains(task);
        }
    }

    @Nested
    class The_listeners {
        @Test
        void open_a_task_once() {
            Steps.UserTask review = review(job.packageOf("supplier-east", 1));
            assertThat(review.open()).isEqualTo(review.open());
            assertThat(domain.jdbc()
                            .sql("select count(*) from task_candidate")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1);
        }

        @Test
        void cancel_a_task_that_is_taken_back() {
            Steps.UserTask review = review(job.packageOf("supplier-east", 1));
            long task = review.open();
            claims.claim(first, task);
            review.close();
            review.close();
            assertThat(events(task)).containsExactly("task.opened", "task.claimed", "task.cancelled");
            assertThat(next(second)).isEmpty();
            assertThatThrownBy(() -> claims.keep(first, task)).isInstanceOf(WrongState.class);
        }

        @Test
        void take_back_a_task_that_never_came() {
            review(job.packageOf("supplier-east", 1)).close();
            assertThat(domain.jdbc()
                            .sql("select count(*) from task")
                            .query(Integer.class)
                            .single())
                    .isZero();
        }

        @Test
        void carry_work_over_that_was_committed_while_the_task_was_taken_back() {
            long packageId = job.packageOf("supplier-east", 1);
            Steps.UserTask review = review(packageId);
            long task = review.open();
            claims.claim(first, task);
            commit(first, task);
            review.close();
            Steps.UserTask again = review(packageId).instance(review.processInstanceKey());
            long carried = again.open();
            assertThat(events(carried)).containsExactly("task.opened", "task.completed");
            assertThat(next(second)).isEmpty();
            assertThat(domain.jdbc()
                            .sql("select command->'variables'->>'reviewOutcome' from engine_command "
                                    + "where (command->>'userTaskKey')::bigint = ?")
                            .param(again.key())
                            .query(String.class)
                            .list())
                    .containsExactly("accepted");
            // Once: a further round is work again.
            assertThat(events(review(packageId)
                            .instance(review.processInstanceKey())
                            .open()))
                    .containsExactly("task.opened");
        }

        @Test
        void open_nothing_for_a_cancelled_job() {
            domain.jdbc()
                    .sql("update job set state = 'CANCELLED' where id = ?")
                    .param(job.id())
                    .update();
            assertThatThrownBy(ClaimsTest.this::openReview).isInstanceOf(WrongState.class);
            assertThat(next(first)).isEmpty();
        }

        @Test
        void remind_once_of_what_is_open() {
            long packageId = job.packageOf("supplier-east", 1);
            Steps.UserTask review = review(packageId);
            long task = review.open();
            remind(review);
            remind(review);
            review.close();
            remind(review);
            assertThat(events(task)).containsExactly("task.opened", "task.reminded", "task.cancelled");
        }

        private void remind(Steps.UserTask task) {
            steps.run(
                    io.countersign.processes.JobType.REMIND,
                    task.processInstanceKey(),
                    "CrossReviewRemind",
                    Map.of("kind", "review"),
                    Map.of());
        }
    }

    private static void commit(Actor.Person person, long task) {
        domain.get(TransactionTemplate.class).executeWithoutResult(status -> {
            Desk desk = domain.get(Desk.class);
            desk.complete(person, desk.require(person, task, TaskKind.REVIEW), Map.of("reviewOutcome", "accepted"));
        });
    }

    private Optional<Long> next(Actor.Person person) {
        return claims.claimNext(person, QueueFilter.ALL).map(ClaimedTask::id);
    }

    private List<String> events(long task) {
        return domain.jdbc()
                .sql("select action from event where subject_type = 'task' and subject_id = ? order by seq")
                .param(String.valueOf(task))
                .query(String.class)
                .list();
    }
}
