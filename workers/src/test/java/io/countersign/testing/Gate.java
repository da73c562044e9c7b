package io.countersign.testing;

import io.countersign.engine.Step;
import io.countersign.engine.StepGuard;
import io.countersign.processes.JobType;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.core.annotation.Order;

/** Holds workers before a step of one job, so that a test can do what crosses it. */
@Order(0)
public final class Gate implements StepGuard {
    private static final long LONGEST_SECONDS = 60;

    private record Place(String jobType, String jobId) {}

    private record Latches(CountDownLatch arrived, CountDownLatch opened) {}

    private final Map<Place, Latches> closed = new ConcurrentHashMap<>();

    public void close(JobType type, long jobId) {
        closed.put(place(type, jobId), new Latches(new CountDownLatch(1), new CountDownLatch(1)));
    }

    /** Waits until a worker stands there. */
    public void awaitWorker(JobType type, long jobId) {
        await(closed.get(place(type, jobId)).arrived(), "no worker came to " + type.id());
    }

    /** The step of the worker that stands there is carried out, and so are those that come later. */
    public void open(JobType type, long jobId) {
        closed.remove(place(type, jobId)).opened().countDown();
    }

    @Override
    public Optional<String> givenUp(Step step) {
        String jobId = step.variables().textOrNull("jobId");
        Latches latches = jobId == null ? null : closed.get(new Place(step.jobType(), jobId));
        if (latches != null) {
            latches.arrived().countDown();
            await(latches.opened(), "nobody opened the gate of " + step.jobType());
        }
        return Optional.empty();
    }

    private static Place place(JobType type, long jobId) {
        return new Place(type.id(), String.valueOf(jobId));
    }

    private static void await(CountDownLatch latch, String otherwise) {
        try {
            if (!latch.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException(otherwise);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
