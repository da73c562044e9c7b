package io.countersign.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.identity.Actor;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ClaimRaceTest {
    private static final int PEOPLE = 48;
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
