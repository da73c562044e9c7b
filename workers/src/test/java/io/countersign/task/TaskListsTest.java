package io.countersign.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.identity.Actor;
import io.countersign.problem.NotFound;
import io.countersign.processes.Role;
import io.countersign.processes.TaskKind;
import io.countersign.testing.Domain;
import io.countersign.testing.People;
import io.countersign.testing.SampleJob;
import io.countersign.testing.Steps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

class TaskListsTest {
    private static final Domain domain = new Domain();
    private final TaskLists lists = domain.get(TaskLists.class);
    private final Claims claims = domain.get(Claims.class);
    private final Steps steps = new Steps(domain);
    private final SampleJob job = new SampleJob(domain, "lists-" + Steps.nextKey());
    private final String organisation = "west-" + Steps.nextKey();
    private final Actor.Person person = People.person(organisation, "1", Role.REVIEWER);

    @AfterAll
    static void close() {
        domain.close();
    }

    private long open(int priority, @Nullable Instant due) {
        return steps.userTask(TaskKind.REVIEW)
                .with("jobId", job.id())
                .with("packageId", job.packageOf("supplier-east", 2))
                .groups(organisation + "/reviewer")
                .priority(priority)
                .due(due)
                .open();
    }

    @Test
    void read_the_queue_page_by_page_in_the_order_of_claiming() {
        Instant now = domain.clock().instant();
        List<Long> expected = List.of(
                open(90, null),
                open(50, now.plusSeconds(1)),
                open(50, now.plusSeconds(1)),
                open(50, null),
                open(10, now));
        List<Long> seen = new ArrayList<>();
        TaskPosition after = null;
        List<TaskSummary> page;
        do {
            page = lists.queue(person, QueueFilter.ALL, after, 2);
            List<TaskSummary> shown = page.subList(0, Math.min(2, page.size()));
            shown.forEach(task -> seen.add(task.id()));
            after = TaskLists.positionInQueue(shown.get(shown.size() - 1));
        } while (page.size() > 2);
        assertThat(seen).containsExactlyElementsOf(expected);
        assertThat(lists.queue(person, QueueFilter.ALL, null, 1).get(0).items()).isEqualTo(2);
    }

    @Test
    void move_a_task_from_the_queue_to_mine_to_done() {
        long task = open(50, null);
        long later = open(50, null);
        claims.claim(person, task);
        assertThat(ids(lists.mine(person, QueueFilter.ALL, null, 10))).containsExactly(task);
        assertThat(ids(lists.queue(person, QueueFilter.ALL, null, 10))).containsExactly(later);
        domain.get(TransactionTemplate.class).executeWithoutResult(status -> {
            Desk desk = domain.get(Desk.class);
            desk.complete(person, desk.require(person, task, TaskKind.REVIEW), Map.of());
        });
        assertThat(lists.mine(person, QueueFilter.ALL, null, 10)).isEmpty();
        List<TaskSummary> done = lists.done(person, QueueFilter.ALL, null, 10);
        assertThat(ids(done)).containsExactly(task);
        TaskPosition end = new TaskPosition(done.get(0).closedAt(), task);
        assertThat(lists.done(person, QueueFilter.ALL, end, 10)).isEmpty();
    }

    @Test
    void keep_to_the_filter() {
        open(50, domain.clock().instant().plusSeconds(60));
        Instant now = domain.clock().instant();
        assertThat(lists.queue(person, new QueueFilter(TaskKind.REVIEW, job.id(), now.plusSeconds(61)), null, 10))
                .hasSize(1);
        assertThat(lists.queue(person, new QueueFilter(null, null, now.plusSeconds(60)), null, 10))
                .isEmpty();
        assertThat(lists.queue(person, new QueueFilter(TaskKind.REWORK, null, null), null, 10))
                .isEmpty();
        assertThat(lists.queue(person, new QueueFilter(null, job.id() + 1, null), null, 10))
                .isEmpty();
    }

    @Test
    void show_one_task_to_those_whom_it_concerns() {
        long task = open(50, null);
        assertThat(lists.get(person, task).state()).isEqualTo(TaskSummary.State.OPEN);
        assertThatThrownBy(() -> lists.get(People.person("supplier-east", "9", Role.REVIEWER), task))
                .isInstanceOf(NotFound.class);
    }

    private static List<Long> ids(List<TaskSummary> tasks) {
        return tasks.stream().map(TaskSummary::id).toList();
    }
}
