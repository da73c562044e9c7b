package io.countersign.infra.engine.job;

import io.camunda.client.protocol.rest.ActivatedJobResult;
import io.countersign.infra.engine.store.Commands;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Workers that wait for jobs. Nobody holds a thread: a waiting request is served when a job becomes available. */
public final class JobPolls implements JobAvailability {
    private static final Logger LOG = LoggerFactory.getLogger(JobPolls.class);
    private static final long RETRY_MILLIS = 1000;

    private final JobSource source;
    private final Executor executor;
    private final ScheduledExecutorService scheduler;
    private final Map<String, TypeQueue> queues = new ConcurrentHashMap<>();

    public JobPolls(JobSource source, Executor executor, ScheduledExecutorService scheduler) {
        this.source = source;
        this.executor = executor;
        this.scheduler = scheduler;
    }

    /** Completes with jobs, or with an empty list when the time to wait is over. Cancel it when nobody wants the answer. */
    public CompletableFuture<List<ActivatedJobResult>> activate(ActivationRequest request) {
        TypeQueue queue = queue(request.type());
        while (true) {
            long seen = queue.changes();
            List<ActivatedJobResult> jobs = source.activate(request);
            if (!jobs.isEmpty() || request.waitMillis() <= 0) {
                availableAt(request.type(), Commands.now() + request.timeoutMillis());
                return CompletableFuture.completedFuture(jobs);
            }
            JobPoll poll = new JobPoll(request, new CompletableFuture<>());
            if (queue.await(poll, seen)) {
                expire(poll, queue);
                try {
                    wakeAtNextReturn(request.type());
                } catch (RuntimeException failure) {
                    // Else it would wait on, and take jobs for somebody who has been told of the failure.
                    poll.answer().completeExceptionally(failure);
                }
                return poll.answer();
            }
        }
    }

    /** Gives back jobs whose answer could not be delivered. */
    public void release(String type, List<ActivatedJobResult> jobs) {
        source.release(jobs);
        available(type);
    }

    private void expire(JobPoll poll, TypeQueue queue) {
        ScheduledFuture<?> end = scheduler.schedule(
                () -> poll.answer().complete(List.of()), poll.request().waitMillis(), TimeUnit.MILLISECONDS);
        poll.answer().whenComplete((jobs, failure) -> {
            end.cancel(false);
            queue.remove(poll);
        });
    }

    @Override
    public void available(String type) {
        TypeQueue queue = queue(type);
        if (queue.changed()) {
            executor.execute(() -> serve(type, queue));
        }
    }

    @Override
    public void availableAt(String type, long time) {
        TypeQueue queue = queue(type);
        if (queue.isAwaited()) {
            queue.wakeAt(time, scheduler, () -> available(type));
        }
    }

    /** After the clock was changed. */
    public void availableEverywhere() {
        queues.keySet().forEach(this::available);
    }

    private void serve(String type, TypeQueue queue) {
        do {
            try {
                serveWaiting(type, queue);
            } catch (RuntimeException failure) {
                LOG.warn("The next job of type '{}' could not be looked up; tried again", type, failure);
                availableAt(type, Commands.now() + RETRY_MILLIS);
            }
        } while (queue.changedWhileServed());
    }

    private void serveWaiting(String type, TypeQueue queue) {
        JobPoll poll = queue.head();
        while (poll != null && deliver(poll)) {
            poll = queue.head();
        }
        if (poll != null) {
            wakeAtNextReturn(type);
        }
    }

    /** Whether the poll has its answer now. */
    private boolean deliver(JobPoll poll) {
        List<ActivatedJobResult> jobs;
        try {
            jobs = source.activate(poll.request());
        } catch (RuntimeException failure) {
            poll.answer().completeExceptionally(failure);
            return true;
        }
        if (jobs.isEmpty()) {
            return false;
        }
        if (!poll.answer().complete(jobs)) {
            source.release(jobs);
        }
        return true;
    }

    private void wakeAtNextReturn(String type) {
        Long time = source.nextReturn(type);
        if (time != null) {
            availableAt(type, time);
        }
    }

    private TypeQueue queue(String type) {
        return queues.computeIfAbsent(type, key -> new TypeQueue());
    }
}
