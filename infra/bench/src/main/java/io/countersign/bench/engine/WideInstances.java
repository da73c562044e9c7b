package io.countersign.bench.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.worker.JobWorker;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;

/** One instance with a parallel multi-instance task, worked on by many at once. */
public final class WideInstances implements AutoCloseable {
    private final CamundaClient client;

    public WideInstances(URI address) {
        client = Clients.rest(address);
    }

    /** Returns when the instance has ended, and how many results it has. */
    public int run(String processId, int width) {
        client.newDeployResourceCommand()
                .addProcessModel(
                        Bpmn.createExecutableProcess(processId)
                                .startEvent()
                                .serviceTask(
                                        "work",
                                        task -> task.zeebeJobType(processId)
                                                .zeebeOutputExpression("item * 2", "double")
                                                .multiInstance(loop -> loop.zeebeInputCollectionExpression("items")
                                                        .zeebeInputElement("item")
                                                        .zeebeOutputCollection("results")
                                                        .zeebeOutputElementExpression("double")))
                                .endEvent()
                                .done(),
                        processId + ".bpmn")
                .send()
                .join();
        try (JobWorker worker = client.newWorker()
                .jobType(processId)
                .handler((jobs, job) -> jobs.newCompleteCommand(job).send())
                .maxJobsActive(64)
                .open()) {
            Object results = client.newCreateInstanceCommand()
                    .bpmnProcessId(processId)
                    .latestVersion()
                    .variables(Map.of("items", IntStream.range(0, width).boxed().toList()))
                    .withResult()
                    .requestTimeout(Duration.ofMinutes(5))
                    .send()
                    .join()
                    .getVariable("results");
            return ((java.util.List<?>) results).size();
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
