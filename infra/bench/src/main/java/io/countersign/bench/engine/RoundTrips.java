package io.countersign.bench.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.CamundaFuture;
import io.camunda.client.api.response.ActivateJobsResponse;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.countersign.bench.measure.Latencies;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/** From the completion of a job until a poll that was open already has the next job of the same instance. */
public final class RoundTrips implements AutoCloseable {
    public static final String KIND = "round trip";
    private static final Duration LOCK = Duration.ofMinutes(5);
    private static final Duration WAIT = Duration.ofMinutes(2);

    private final CamundaClient client;

    public RoundTrips(URI address) {
        client = Clients.rest(address);
    }

    /**
     * Takes turns so often in one instance.
     *
     * @param processId of a process of this run's own
     */
    public Latencies run(String processId, int turns) throws Exception {
        client.newDeployResourceCommand()
                .addProcessModel(
                        Bpmn.createExecutableProcess(processId)
                                .startEvent()
                                .exclusiveGateway("again")
                                .serviceTask("work", task -> task.zeebeJobType(processId))
                                .exclusiveGateway("more")
                                .conditionExpression("turn < turns")
                                .connectTo("again")
                                .moveToLastExclusiveGateway()
                                .defaultFlow()
                                .endEvent()
                                .done(),
                        processId + ".bpmn")
                .send()
                .join();
        Latencies latencies = new Latencies();
        CamundaFuture<ActivateJobsResponse> next = poll(processId);
        client.newCreateInstanceCommand()
                .bpmnProcessId(processId)
                .latestVersion()
                .variables(Map.of("turn", 0, "turns", turns))
                .send()
                .join();
        ActivatedJob job = only(next);
        for (int turn = 1; turn < turns; turn++) {
            CamundaFuture<ActivateJobsResponse> open = poll(processId);
            ActivatedJob done = job;
            int number = turn;
            job = latencies.timed(KIND, () -> {
                client.newCompleteCommand(done)
                        .variables(Map.of("turn", number))
                        .send();
                return only(open);
            });
        }
        client.newCompleteCommand(job).variables(Map.of("turn", turns)).send().join();
        return latencies;
    }

    private CamundaFuture<ActivateJobsResponse> poll(String type) {
        return client.newActivateJobsCommand()
                .jobType(type)
                .maxJobsToActivate(1)
                .timeout(LOCK)
                .requestTimeout(WAIT)
                .send();
    }

    private static ActivatedJob only(CamundaFuture<ActivateJobsResponse> poll) throws TimeoutException {
        return poll.join().getJobs().stream()
                .findFirst()
                .orElseThrow(() -> new TimeoutException("no job within " + WAIT));
    }

    @Override
    public void close() {
        client.close();
    }
}
