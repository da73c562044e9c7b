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

/** Workers that wait for jobs. Nobody holds a thread: a waiting request is served when a job becomes available. */
public final class JobPolls implements JobAvailability {
    private final JobActivator activator;
    private final Executor executor;
    private final ScheduledExecutorService scheduler;
    private final Map<String, TypeQueue> queues = new ConcurrentHashMap<>();

    public JobPolls(JobActivator activator, Executor executor, ScheduledExecutorService scheduler) {
        this.activator = activator;
        this.executor = executor;
        this.scheduler = scheduler;
    }

    /** Completes with jobs, or with an empty list when the time to wait is over. Cancel it when nobody wants the answer. */
    public CompletableFuture<List<ActivatedJobResult>> activate(ActivationRequest request) {
        TypeQueue queue = queue(request.type());
        while (true) {
            long seen = queue.changes();
            List<ActivatedJobResult> jobs = activator.activate(request);
            if (!jobs.isEmpty() || request.waitMillis() <= 0) {
                availableAt(request.type(), Commands.now() + request.timeoutMillis());
                return CompletableFuture.completedFuture(jobs);
            }
            JobPoll poll = new JobPoll(request, new CompletableFuture<>());
            if (queue.await(poll, seen)) {
                expire(poll, queue);
                wakeAtNextReturn(request.type());
                return poll.answer();
            }
        }
    }

    /** Gives back jobs whose answer could not be delivered. */
    public void release(String type, List<ActivatedJobResult> jobs) {
        activator.release(jobs);
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
            JobPoll poll = queue.head();
            while (poll != null && deliver(poll)) {
                poll = queue.head();
            }
            if (poll != null) {
                wakeAtNextReturn(type);
            }
        } while (queue.changedWhileServed());
    }

    /** Whether the poll has its answer now. */
    private boolean deliver(JobPoll poll) {
        List<ActivatedJobResult> jobs;
        try {
            jobs = activator.activate(poll.request());
        } catch (RuntimeException failure) {
            poll.answer().completeExceptionally(failure);
            return true;
        }
        if (jobs.isEmpty()) {
            return false;
        }
        if (!poll.answer().complete(jobs)) {
            activator.release(jobs);
        }
        return true;
    }

    private void wakeAtNextReturn(String type) {
        Long time = activator.nextReturn(type);
        if (time != null) {
            availableAt(type, time);
        }
    }

    private TypeQueue queue(String type) {
        return queues.computeIfAbsent(type, key -> new TypeQueue());
    }
}
