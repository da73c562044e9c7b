package io.countersign.bench.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.worker.JobWorker;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Instances with one service task, started and worked on through the official client. */
public final class OneTaskInstances implements AutoCloseable {
    private static final int IN_FLIGHT = 64;
    private static final long LIMIT_MINUTES = 30;

    private final CamundaClient client;
    private int runs;

    public OneTaskInstances(URI address) {
        client = Clients.rest(address);
    }

    /** A process of each run's own: a poll of the worker before may still take jobs of its type. */
    private String deploy() {
        String id = "one-task-" + ++runs;
        client.newDeployResourceCommand()
                .addProcessModel(
                        Bpmn.createExecutableProcess(id)
                                .startEvent()
                                .serviceTask("work", task -> task.zeebeJobType(id))
                                .endEvent()
                                .done(),
                        id + ".bpmn")
                .send()
                .join();
        return id;
    }

    /** Starts so many and returns when each has ended. */
    public void run(int instances) throws InterruptedException, TimeoutException {
        String id = deploy();
        CountDownLatch done = new CountDownLatch(instances);
        Semaphore inFlight = new Semaphore(IN_FLIGHT);
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        try (JobWorker worker = client.newWorker()
                .jobType(id)
                .handler((jobs, job) -> jobs.newCompleteCommand(job)
                        .variables(Map.of("result", 1))
                        .send()
                        .whenComplete((completed, reason) -> {
                            failure.compareAndSet(null, reason);
                            inFlight.release();
                            done.countDown();
                        }))
                .maxJobsActive(IN_FLIGHT)
                .open()) {
            for (int i = 0; i < instances; i++) {
                inFlight.acquire();
                client.newCreateInstanceCommand()
                        .bpmnProcessId(id)
                        .latestVersion()
                        .variables(Map.of("number", i, "text", "x", "object", Map.of("k", "v")))
                        .send()
                        .whenComplete((started, reason) -> failure.compareAndSet(null, reason));
            }
            if (!done.await(LIMIT_MINUTES, TimeUnit.MINUTES)) {
                throw new TimeoutException(done.getCount() + " of " + instances + " instances are not through");
            }
        }
        Throwable reason = failure.get();
        if (reason != null) {
            throw new CompletionException("a command failed", reason);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
