package io.countersign.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import io.countersign.processes.TaskKind;
import io.countersign.testing.Domain;
import io.countersign.testing.SampleJob;
import io.countersign.testing.Steps;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

class WithdrawalTest {
    private static final Domain domain = new Domain();
    private static final SampleJob job = new SampleJob(domain, "withdrawal");

    private final Steps.UserTask task = new Steps(domain)
            .userTask(TaskKind.REVIEW)
            .with("jobId", job.id())
            .with("packageId", job.packageOf("supplier-east", 1))
            .groups("supplier-west/reviewer");

    @AfterAll
    static void close() {
        domain.close();
    }

    @Test
    void keeps_a_task_out_of_the_list_that_was_taken_back_before_it_stood_there() {
        task.close();
        task.tryOpen();
        assertThat(states()).isEmpty();
    }

    @Test
    void waits_for_a_step_that_opens_the_task_and_takes_it_back_then() throws Exception {
        CountDownLatch opened = new CountDownLatch(1);
        CountDownLatch waits = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<?> opens =
                    threads.submit(() -> domain.get(TransactionTemplate.class).executeWithoutResult(status -> {
                        task.open();
                        opened.countDown();
                        await(waits);
                    }));
            opened.await();
            Future<?> closes = threads.submit(task::close);
            untilSomebodyWaits();
            waits.countDown();
            opens.get();
            closes.get();
        } finally {
            threads.shutdownNow();
        }
        assertThat(states()).singleElement(MAP).containsEntry("state", "CANCELLED");
    }

    /** PostgreSQL itself says when the closing step has come to the lock. */
    private void untilSomebodyWaits() {
        while (domain.jdbc()
                        .sql("select count(*) from pg_locks where locktype = 'advisory' and not granted")
                        .query(Integer.class)
                        .single()
                == 0) {
            Thread.onSpinWait();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Map<String, Object>> states() {
        return domain.jdbc()
                .sql("select state from task where user_task_key = ?")
                .param(task.key())
                .query()
                .listOfRows();
    }
}
