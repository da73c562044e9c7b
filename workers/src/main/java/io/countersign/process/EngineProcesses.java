package io.countersign.process;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.Process;
import io.camunda.client.api.search.enums.IncidentState;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.filter.ProcessDefinitionFilter;
import io.camunda.client.api.search.response.ProcessDefinition;
import io.countersign.outbox.Outward;
import io.countersign.problem.NotFound;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** What the engine knows of processes, asked by its official client alone. */
@Component
@Outward
class EngineProcesses {
    private static final int MOST_PROCESSES = 1_000;

    private final CamundaClient client;

    EngineProcesses(CamundaClient client) {
        this.client = client;
    }

    /** The newest version of each process. */
    List<DeployedVersion> newest() {
        return found(filter -> filter.isLatestVersion(true), MOST_PROCESSES);
    }

    /** Newest first. */
    List<DeployedVersion> versions(String processId) {
        return found(filter -> filter.processDefinitionId(processId), MOST_PROCESSES);
    }

    /** @throws NotFound where the engine has no such version */
    DeployedVersion version(String processId, int version) {
        return found(filter -> filter.processDefinitionId(processId).version(version), 1).stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("process", processId + "/" + version));
    }

    String xml(DeployedVersion version) {
        return client.newProcessDefinitionGetXmlRequest(version.key()).send().join();
    }

    long running(DeployedVersion version) {
        return client.newProcessInstanceSearchRequest()
                .filter(filter -> filter.processDefinitionKey(version.key()).state(ProcessInstanceState.ACTIVE))
                .page(page -> page.limit(1))
                .send()
                .join()
                .page()
                .totalItems();
    }

    long incidents(DeployedVersion version) {
        return client.newIncidentSearchRequest()
                .filter(filter -> filter.processDefinitionKey(version.key()).state(IncidentState.ACTIVE))
                .page(page -> page.limit(1))
                .send()
                .join()
                .page()
                .totalItems();
    }

    /** A file that is the newest already keeps its version, so that a repeat changes nothing. */
    DeployedVersion deploy(String processId, String xml) {
        Process deployed = client
                .newDeployResourceCommand()
                .addResourceBytes(xml.getBytes(StandardCharsets.UTF_8), processId + ".bpmn")
                .send()
                .join()
                .getProcesses()
                .stream()
                .filter(process -> process.getBpmnProcessId().equals(processId))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the engine deployed no process " + processId));
        return new DeployedVersion(processId, deployed.getVersion(), deployed.getProcessDefinitionKey());
    }

    private List<DeployedVersion> found(Consumer<ProcessDefinitionFilter> filter, int most) {
        return client
                .newProcessDefinitionSearchRequest()
                .filter(filter)
                .sort(sort -> sort.processDefinitionId().asc().version().desc())
                .page(page -> page.limit(most))
                .send()
                .join()
                .items()
                .stream()
                .map(EngineProcesses::version)
                .toList();
    }

    private static DeployedVersion version(ProcessDefinition found) {
        return new DeployedVersion(found.getProcessDefinitionId(), found.getVersion(), found.getProcessDefinitionKey());
    }
}
