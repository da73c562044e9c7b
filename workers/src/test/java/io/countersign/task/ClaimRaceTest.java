package io.countersign.task;

import static io.countersign.testing.Policies.distributed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.countersign.identity.Actor;
import io.countersign.job.Policy;
import io.countersign.processes.JobType;
import io.countersign.processes.Role;
import io.countersign.processes.TaskKind;
import io.countersign.testing.Domain;
import io.countersign.testing.People;
import io.countersign.testing.SampleJob;
import io.countersign.testing.Steps;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ClaimRaceTest {
    private static final int PEOPLE = 64;
    private static final Domain domain = new Domain();
    private static final ExecutorService threads = Executors.newFixedThreadPool(PEOPLE);

    private final Claims claims = domain.get(Claims.class);
    private final Steps steps = new Steps(domain);
    private final SampleJob job = new SampleJob(domain, "race-" + Steps.nextKey());

    @AfterAll
    static void close() {
        threads.shutdownNow();
        domain.close();
    }

    @Test
    void gives_every_task_to_exactly_one_person() throws Exception {
        String organisation = "west-" + Steps.nextKey();
        List<Long> open = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            open.add(steps.userTask(TaskKind.REVIEW)
                    .with("jobId", job.id())
                    .with("packageId", job.packageOf("supplier-east", 1))
                    .groups(organisation + "/reviewer")
                    .open());
        }
        List<List<Long>> taken = together(IntStream.range(0, PEOPLE)
                .mapToObj(n -> People.person(organisation, "p" + n, Role.REVIEWER))
                .<Callable<List<Long>>>map(person -> () -> untilNoneIsLeft(person))
                .toList());
        assertThat(taken.stream().flatMap(List::stream).toList()).containsExactlyInAnyOrderElementsOf(open);
    }

    static Stream<Arguments> strategies() {
        return Stream.of(
                arguments("least agreed first", distributed(usual -> usual.withOrder(Policy.Order.LEAST_AGREED))),
                arguments(
                        "what the model is least sure of first",
                        distributed(usual -> usual.withOrder(Policy.Order.UNCERTAIN))),
                arguments("the same person keeps a series", distributed(usual -> usual.withKeepSeries(true))),
                arguments("pushed by load", distributed(usual -> usual.withPushUpTo(3))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("strategies")
    void gives_every_place_to_exactly_one_person_and_no_package_twice_to_one(String name, Policy policy)
            throws Exception {
        String organisation = "east-" + Steps.nextKey();
        SampleJob raced = new SampleJob(domain, "raced-" + Steps.nextKey(), policy);
        List<Actor.Person> people = IntStream.range(0, PEOPLE)
                .mapToObj(n -> People.annotator(organisation, "p" + n))
                .toList();
        people.forEach(ClaimRaceTest::signIn);
        List<Long> open = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            long packageId = raced.packageOf(organisation, 1);
            rank(raced, packageId, i);
            long instance = Steps.nextKey();
            List<?> places = (List<?>) steps.complete(
                            JobType.ASSIGN_WORK, instance, "AssignWork", Map.of(), Map.of("packageId", "" + packageId))
                    .get("assignments");
            for (Object place : places) {
                open.add(steps.userTask(TaskKind.ANNOTATE)
                        .instance(instance)
                        .with("jobId", raced.id())
                        .with("packageId", packageId)
                        .with("assignmentId", place)
                        .groups(organisation + "/annotator")
                        .open());
            }
        }
        List<List<Long>> taken = together(people.stream()
                .<Callable<List<Long>>>map(person -> () -> untilNoneIsLeft(person))
                .toList());
        assertThat(taken.stream().flatMap(List::stream).toList()).doesNotHaveDuplicates();
        assertThat(domain.jdbc().sql("""
                        select count(*) from (select package_id, person from assignment a join work_package p on p.id = a.package_id
                                              where p.job_id = ? and person is not null group by 1, 2 having count(*) > 1) twice""").param(raced.id()).query(Integer.class).single())
                .isZero();
        List<Long> left = open.stream()
                .filter(id -> taken.stream().noneMatch(mine -> mine.contains(id)))
                .toList();
        assertThat(domain.jdbc()
                        .sql("select task_id from task_candidate where job_id = ? and offered_to <> ''")
                        .param(raced.id())
                        .query(Long.class)
                        .list())
                .as("what nobody took waits for the one to whom it was offered while others asked")
                .containsAll(left);
    }

    private static void rank(SampleJob raced, long packageId, int i) {
        domain.jdbc()
                .sql("update work_package set series = ?, rank = ? where id = ?")
                .params("series-" + i % 10, i * 7 % 1_000, packageId)
                .update();
        domain.jdbc().sql("""
                insert into agreement (package_id, round, annotators, item_no, measure, value, agreed, measured_at)
                values (?, 1, 2, 1, 'f1', ?, true, now())""").params(packageId, i * 13 % 100 / 100.0).update();
    }

    private static void signIn(Actor.Person person) {
        domain.jdbc()
                .sql("insert into person (subject, organisation, username, name) values (?, ?, ?, ?)")
                .params(person.subject(), person.organisation(), person.username(), person.name())
                .update();
        domain.jdbc()
                .sql(
                        "insert into colleague (subject, organisation, roles, signed_in_at) values (?, ?, '{annotator}', now())")
                .params(person.subject(), person.organisation())
                .update();
    }

    @Test
    void gives_a_task_that_all_want_by_its_id_to_one() throws Exception {
        String organisation = "west-" + Steps.nextKey();
        long task = steps.userTask(TaskKind.REVIEW)
                .with("jobId", job.id())
                .with("packageId", job.packageOf("supplier-east", 1))
                .groups(organisation + "/reviewer")
                .open();
        List<Boolean> won = together(IntStream.range(0, PEOPLE)
                .mapToObj(n -> People.person(organisation, "p" + n, Role.REVIEWER))
                .<Callable<Boolean>>map(person -> () -> {
                    try {
                        return claims.claim(person, task).id() == task;
                    } catch (io.countersign.problem.WrongState e) {
                        return false;
                    }
                })
                .toList());
        assertThat(won).containsOnlyOnce(true);
    }

    @Test
    void never_gives_two_places_of_a_package_to_one_person() throws Exception {
        long packageId = job.packageOf("supplier-east", 1);
        long instance = Steps.nextKey();
        List<?> places = (List<?>) steps.complete(
                        JobType.ASSIGN_WORK, instance, "AssignWork", Map.of(), Map.of("packageId", "" + packageId))
                .get("assignments");
        for (Object place : places) {
            steps.userTask(TaskKind.ANNOTATE)
                    .instance(instance)
                    .with("jobId", job.id())
                    .with("packageId", packageId)
                    .with("assignmentId", place)
                    .groups("supplier-east/annotator")
                    .open();
        }
        Actor.Person person = People.annotator("supplier-east", "many-tabs");
        List<Optional<ClaimedTask>> taken = together(IntStream.range(0, 16)
                .<Callable<Optional<ClaimedTask>>>mapToObj(
                        n -> () -> claims.claimNext(person, new QueueFilter(null, job.id(), null)))
                .toList());
        assertThat(places).hasSize(2);
        assertThat(taken.stream().flatMap(Optional::stream)).hasSize(1);
    }

    private List<Long> untilNoneIsLeft(Actor.Person person) {
        List<Long> mine = new ArrayList<>();
        for (Optional<ClaimedTask> next = claims.claimNext(person, QueueFilter.ALL);
                next.isPresent();
                next = claims.claimNext(person, QueueFilter.ALL)) {
            mine.add(next.get().id());
        }
        return mine;
    }

    private static <T> List<T> together(List<Callable<T>> calls) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<T>> running = new ArrayList<>();
        for (Callable<T> call : calls) {
            running.add(threads.submit(() -> {
                start.await();
                return call.call();
            }));
        }
        start.countDown();
        List<T> results = new ArrayList<>();
        for (Future<T> result : running) {
            results.add(result.get());
        }
        return results;
    }
}
