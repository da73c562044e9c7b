package io.countersign.infra.engine.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.client.protocol.rest.ActivatedJobResult;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The database goes away between two questions of one look-up: a moment that killing a server does not hit reliably. */
class JobPollsTest {
    private static final String TYPE = "work";
    private static final IllegalStateException AWAY = new IllegalStateException("no database");

    private final ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1);
    private final Deque<ActivatedJobResult> free = new ArrayDeque<>();
    private volatile boolean nextReturnFails;
    private final JobPolls polls = new JobPolls(new Source(), Runnable::run, scheduler);

    private final class Source implements JobSource {
        @Override
        public List<ActivatedJobResult> activate(ActivationRequest request) {
            ActivatedJobResult job = free.poll();
            return job == null ? List.of() : List.of(job);
        }

        @Override
        public void release(List<ActivatedJobResult> jobs) {
            free.addAll(jobs);
        }

        @Override
        public Long nextReturn(String type) {
            if (nextReturnFails) {
                throw AWAY;
            }
            return null;
        }
    }

    @AfterEach
    void stop() {
        scheduler.shutdownNow();
    }

    @Test
    void aWorkerThatWasToldOfAFailureTakesNoJobs() {
        nextReturnFails = true;
        assertThatThrownBy(poll()::join).hasCause(AWAY);
        nextReturnFails = false;
        free.add(new ActivatedJobResult());
        polls.available(TYPE);
        assertThat(free).as("the job is there for somebody who waits").hasSize(1);
    }

    @Test
    void aTypeWhoseLookUpFailedIsServedAgain() throws Exception {
        CompletableFuture<List<ActivatedJobResult>> waiting = poll();
        nextReturnFails = true;
        polls.available(TYPE);
        nextReturnFails = false;
        free.add(new ActivatedJobResult());
        polls.available(TYPE);
        assertThat(waiting).isCompletedWithValueMatching(jobs -> jobs.size() == 1);
    }

    @Test
    void aFailedLookUpIsRepeatedWithoutAnybodyAsking() throws Exception {
        CompletableFuture<List<ActivatedJobResult>> waiting = poll();
        nextReturnFails = true;
        polls.available(TYPE);
        nextReturnFails = false;
        free.add(new ActivatedJobResult());
        assertThat(waiting.get(20, TimeUnit.SECONDS)).hasSize(1);
    }

    private CompletableFuture<List<ActivatedJobResult>> poll() {
        return polls.activate(new ActivationRequest(TYPE, "worker", 60_000, 1, List.of(), 60_000));
    }
}
