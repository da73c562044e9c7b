package io.countersign.bench.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivateJobsResponse;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.countersign.bench.measure.Latencies;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Many running instances of one process, each with a job that waits. */
public final class Backlog implements AutoCloseable {
    public static final String ACTIVATE = "activate";
    public static final String COMPLETE = "complete";
    private static final String ID = "backlog";
    private static final int IN_FLIGHT = 64;

    private final CamundaClient client;
    private int running;

    public Backlog(URI address) {
        client = Clients.rest(address);
        client.newDeployResourceCommand()
                .addProcessModel(
                        Bpmn.createExecutableProcess(ID)
                                .startEvent()
                                .serviceTask("work", task -> task.zeebeJobType(ID))
                                .endEvent()
                                .done(),
                        ID + ".bpmn")
                .send()
                .join();
    }

    /** Starts instances until so many run. */
    public void fillTo(int instances) throws InterruptedException {
        Semaphore inFlight = new Semaphore(IN_FLIGHT);
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        for (; running < instances && failure.get() == null; running++) {
            inFlight.acquire();
            client.newCreateInstanceCommand()
                    .bpmnProcessId(ID)
                    .latestVersion()
                    .variables(Map.of("number", running, "text", "x", "object", Map.of("k", "v")))
                    .send()
                    .whenComplete((started, reason) -> {
                        failure.compareAndSet(null, reason);
                        inFlight.release();
                    });
        }
        inFlight.acquire(IN_FLIGHT);
        Throwable reason = failure.get();
        if (reason != null) {
            throw new IllegalStateException("an instance could not be started", reason);
        }
    }

    /** Takes one job and completes it, so often, one after the other. */
    public Latencies take(int jobs) throws Exception {
        Latencies latencies = new Latencies();
        for (int i = 0; i < jobs; i++) {
            ActivateJobsResponse taken = latencies.timed(
                    ACTIVATE,
                    () -> client.newActivateJobsCommand()
                            .jobType(ID)
                            .maxJobsToActivate(1)
                            .timeout(Duration.ofMinutes(5))
                            .send()
                            .join());
            latencies.timed(
                    COMPLETE,
                    () -> client.newCompleteCommand(taken.getJobs().get(0))
                            .variable("result", 1)
                            .send()
                            .join());
            running--;
        }
        return latencies;
    }

    @Override
    public void close() {
        client.close();
    }
}
