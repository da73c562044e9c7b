package io.countersign.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.countersign.identity.Actor;
import io.countersign.identity.Refused;
import io.countersign.processes.Role;
import io.countersign.processes.TaskKind;
import io.countersign.testing.Domain;
import io.countersign.testing.People;
import io.countersign.testing.SampleJob;
import io.countersign.testing.Steps;
import java.sql.Timestamp;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.transaction.support.TransactionTemplate;

/** The same answer in three places: when a task is claimed by id, when the queue is read, and when work is committed. */
class SeparationTest {
    private static final Domain domain = new Domain();
    private static final Steps steps = new Steps(domain);
    private static final Role[] ALL = Role.values();
    private static final Actor.Person EAST = People.person("supplier-east", "1", ALL);
    private static final Actor.Person EAST_2 = People.person("supplier-east", "2", ALL);
    private static final Actor.Person WEST = People.person("supplier-west", "1", ALL);
    private static final Actor.Person MERIDIAN = People.person("meridian", "1", ALL);
    private static final Actor.Person MERIDIAN_2 = People.person("meridian", "2", ALL);

    private final Claims claims = domain.get(Claims.class);
    private final Separations separations = domain.get(Separations.class);
    private SampleJob job;
    private long lot;
    private long packageId;
    private long release;

    @BeforeEach
    void a_package_of_supplier_east_with_two_hands_on_it() {
        domain.jdbc().sql("truncate task cascade").update();
        job = new SampleJob(domain, "separation-" + Steps.nextKey());
        lot = job.lot("supplier-east");
        packageId = job.packageOf(lot, 1);
        release = job.release();
        hand(EAST, TaskKind.ANNOTATE, packageId, null);
        hand(WEST, TaskKind.REVIEW, packageId, null);
        hand(MERIDIAN, TaskKind.INSPECT, null, null);
        hand(EAST, TaskKind.SIGN, null, release);
    }

    @AfterAll
    static void close() {
        domain.close();
    }

    static Stream<Arguments> situations() {
        String otherPerson = "other-person";
        String otherOrganisation = "other-organisation";
        String sameOrganisation = "same-organisation";
        String noEarlierHand = "not-any-earlier-hand";
        return Stream.of(
                // on the package
                arguments(TaskKind.REVIEW, otherPerson, EAST, otherPerson),
                arguments(TaskKind.REVIEW, otherPerson, EAST_2, null),
                arguments(TaskKind.REVIEW, otherPerson, WEST, null), // reviewed it before: the same step again
                arguments(TaskKind.ADJUDICATE, otherPerson, WEST, otherPerson),
                arguments(TaskKind.REVIEW, otherOrganisation, EAST_2, otherOrganisation),
                arguments(TaskKind.REVIEW, otherOrganisation, WEST, null),
                arguments(TaskKind.REVIEW, otherOrganisation, MERIDIAN, null),
                arguments(TaskKind.REWORK, sameOrganisation, EAST, null),
                arguments(TaskKind.REWORK, sameOrganisation, EAST_2, null),
                arguments(TaskKind.REWORK, sameOrganisation, WEST, sameOrganisation),
                arguments(TaskKind.ADJUDICATE, noEarlierHand, EAST, noEarlierHand),
                arguments(TaskKind.ADJUDICATE, noEarlierHand, WEST, noEarlierHand),
                arguments(TaskKind.ADJUDICATE, noEarlierHand, MERIDIAN, null),
                arguments(TaskKind.REVIEW, "other-organisation, not-any-earlier-hand", WEST, noEarlierHand),
                arguments(TaskKind.REVIEW, "other-organisation, not-any-earlier-hand", EAST_2, otherOrganisation),
                arguments(TaskKind.REVIEW, "other-organisation, not-any-earlier-hand", MERIDIAN_2, null),
                arguments(TaskKind.REVIEW, "", EAST, null),
                // on the lot
                arguments(TaskKind.INSPECT, "other-organisation,not-any-earlier-hand", EAST_2, otherOrganisation),
                arguments(TaskKind.INSPECT, "other-organisation,not-any-earlier-hand", WEST, noEarlierHand),
                arguments(TaskKind.INSPECT, "other-organisation,not-any-earlier-hand", MERIDIAN, null),
                arguments(TaskKind.INSPECT, "other-organisation,not-any-earlier-hand", MERIDIAN_2, null),
                arguments(TaskKind.DECIDE, otherPerson, MERIDIAN, otherPerson),
                arguments(TaskKind.DECIDE, otherPerson, MERIDIAN_2, null),
                // on the release
                arguments(TaskKind.SIGN, otherPerson, EAST, otherPerson),
                arguments(TaskKind.SIGN, otherPerson, EAST_2, null),
                arguments(TaskKind.COUNTERSIGN, otherPerson, EAST, otherPerson),
                arguments(TaskKind.COUNTERSIGN, otherOrganisation, EAST_2, otherOrganisation),
                arguments(TaskKind.COUNTERSIGN, otherOrganisation, MERIDIAN, null),
                arguments(
                        TaskKind.COUNTERSIGN,
                        noEarlierHand,
                        EAST,
                        otherPerson), // the rule for all signatures comes first
                arguments(TaskKind.COUNTERSIGN, "", EAST, otherPerson)); // always, whatever the process says
    }

    @ParameterizedTest
    @MethodSource("situations")
    void gives_one_answer_everywhere(TaskKind kind, String rules, Actor.Person person, @Nullable String refusedBy) {
        long task = open(kind, rules);
        assertThat(separations.forbids(person, task).map(SeparationRule::id).orElse(null))
                .isEqualTo(refusedBy);
        if (refusedBy == null) {
            assertThat(claims.claimNext(person, QueueFilter.ALL).map(ClaimedTask::id))
                    .contains(task);
            requireAtTheDesk(person, task, kind);
        } else {
            assertThat(claims.claimNext(person, QueueFilter.ALL)).isEmpty();
            assertThatThrownBy(() -> claims.claim(person, task))
                    .isInstanceOfSatisfying(
                            Refused.class, refused -> assertThat(refused.rule()).isEqualTo(refusedBy));
        }
    }

    @Test
    void asks_again_when_work_is_committed() {
        long task = open(TaskKind.ADJUDICATE, "not-any-earlier-hand");
        claims.claim(MERIDIAN_2, task);
        hand(MERIDIAN_2, TaskKind.REVIEW, packageId, null);
        assertThatThrownBy(() -> requireAtTheDesk(MERIDIAN_2, task, TaskKind.ADJUDICATE))
                .isInstanceOf(Refused.class);
    }

    @Test
    @DisplayName("gives two countersignatures of a release to two people, even while none is given yet")
    void two_countersignatures() {
        long one = open(TaskKind.COUNTERSIGN, "other-person");
        long two = open(TaskKind.COUNTERSIGN, "other-person");
        claims.claim(MERIDIAN, one);
        assertThat(claims.claimNext(MERIDIAN, QueueFilter.ALL)).isEmpty();
        assertThat(claims.claimNext(MERIDIAN_2, QueueFilter.ALL).map(ClaimedTask::id))
                .contains(two);
    }

    @Test
    void is_kept_by_the_database_where_a_rule_is_forgotten() {
        long task = open(TaskKind.COUNTERSIGN, "other-person");
        claims.claim(MERIDIAN_2, task);
        assertThatThrownBy(() -> commit(
                        MERIDIAN_2, task, TaskKind.COUNTERSIGN, () -> hand(MERIDIAN_2, TaskKind.SIGN, null, release)))
                .isInstanceOf(Refused.class);
        assertThat(domain.jdbc()
                        .sql("select state from task where id = ?")
                        .param(task)
                        .query(String.class)
                        .single())
                .isEqualTo("CLAIMED");
    }

    @Test
    void of_earlier_hands_is_kept_by_the_database() {
        long task = open(TaskKind.ADJUDICATE, "not-any-earlier-hand");
        claims.claim(MERIDIAN_2, task);
        assertThatThrownBy(() -> commit(
                        MERIDIAN_2,
                        task,
                        TaskKind.ADJUDICATE,
                        () -> hand(MERIDIAN_2, TaskKind.REVIEW, packageId, null)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.rule()).isEqualTo("not-any-earlier-hand"));
    }

    @Test
    void of_organisations_is_kept_by_the_database() {
        long task = open(TaskKind.REVIEW, "other-organisation");
        claims.claim(MERIDIAN, task);
        assertThatThrownBy(() -> commit(
                        MERIDIAN,
                        task,
                        TaskKind.REVIEW,
                        () -> domain.jdbc()
                                .sql("update work_package set supplier = 'meridian' where id = ?")
                                .param(packageId)
                                .update()))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.rule()).isEqualTo("other-organisation"));
    }

    @Test
    @DisplayName("is asked of one commit of a person after the other: two at once would not see each other")
    void two_commits_at_once() throws Exception {
        long one = open(TaskKind.ADJUDICATE, "not-any-earlier-hand");
        long two = open(TaskKind.ADJUDICATE, "not-any-earlier-hand");
        claims.claim(MERIDIAN_2, one);
        claims.claim(MERIDIAN_2, two);
        ExecutorService second = Executors.newSingleThreadExecutor();
        try {
            AtomicReference<Future<?>> other = new AtomicReference<>();
            commit(MERIDIAN_2, one, TaskKind.ADJUDICATE, () -> {
                other.set(second.submit(() -> commit(MERIDIAN_2, two, TaskKind.ADJUDICATE, () -> {})));
                await().until(() -> other.get().isDone() || isWaitingForItsTurn());
            });
            assertThatThrownBy(() -> other.get().get()).hasCauseInstanceOf(Refused.class);
        } finally {
            second.shutdownNow();
        }
    }

    private static boolean isWaitingForItsTurn() {
        return domain.jdbc()
                .sql("select exists (select 1 from pg_locks where locktype = 'advisory' and not granted)")
                .query(Boolean.class)
                .single();
    }

    /** @param between what happens after the rules were asked and before the work is written */
    private static void commit(Actor.Person person, long task, TaskKind kind, Runnable between) {
        domain.get(TransactionTemplate.class).executeWithoutResult(status -> {
            Desk desk = domain.get(Desk.class);
            ClaimedTask claimed = desk.require(person, task, kind);
            between.run();
            desk.complete(person, claimed, Map.of());
        });
    }

    private void requireAtTheDesk(Actor.Person person, long task, TaskKind kind) {
        domain.get(TransactionTemplate.class)
                .executeWithoutResult(status -> domain.get(Desk.class).require(person, task, kind));
    }

    private long open(TaskKind kind, String rules) {
        String role = "reviewer";
        Steps.UserTask task = steps.userTask(kind)
                .with("jobId", job.id())
                .separation(rules)
                .groups("supplier-east/" + role, "supplier-west/" + role, "meridian/" + role);
        return (switch (kind) {
                    case INSPECT, DECIDE -> task.with("lotId", lot);
                    case SIGN, COUNTERSIGN -> task.with("releaseId", release);
                    default -> task.with("packageId", packageId);
                })
                .open();
    }

    /** A hand from the step that {@link #open} makes of the same kind. */
    private void hand(Actor.Person person, TaskKind kind, @Nullable Long onPackage, @Nullable Long onRelease) {
        long task = domain.jdbc()
                .sql("""
                insert into task (kind, job_id, package_id, release_id, state, name, separation, candidate_groups, priority,
                                  reservation_seconds, user_task_key, process_instance_key, process_id, element_id, created_at)
                values (?, ?, ?, ?, 'DONE', '', '{}', '{}', 50, 60, ?, 1, 'process-of-test', ?, ?) returning id""")
                .params(
                        kind.name(),
                        job.id(),
                        onPackage,
                        onRelease,
                        Steps.nextKey(),
                        "Task-" + kind.id(),
                        Timestamp.from(domain.clock().instant()))
                .query(Long.class)
                .single();
        domain.jdbc()
                .sql("""
                insert into hand (job_id, package_id, lot_id, release_id, kind, person, organisation, task_id, at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        job.id(),
                        onPackage,
                        onRelease == null ? lot : null,
                        onRelease,
                        kind.name(),
                        person.subject(),
                        person.organisation(),
                        task,
                        Timestamp.from(domain.clock().instant()))
                .update();
    }
}
