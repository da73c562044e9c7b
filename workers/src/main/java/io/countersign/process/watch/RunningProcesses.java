package io.countersign.process.watch;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.response.ProcessDefinition;
import io.countersign.outbox.Outward;
import io.countersign.problem.NotFound;
import java.util.List;
import org.springframework.stereotype.Component;

/** Where the instances of a version are. */
@Component
@Outward
public class RunningProcesses {
    private final CamundaClient client;

    RunningProcesses(CamundaClient client) {
        this.client = client;
    }

    /**
     * Of the elements where something is or was.
     *
     * @throws NotFound where there is no such version
     */
    public List<ElementFigures> figures(String id, int version) {
        return client.newProcessDefinitionElementStatisticsRequest(key(id, version)).send().join().stream()
                .map(one ->
                        new ElementFigures(one.getElementId(), one.getActive(), one.getIncidents(), one.getCompleted()))
                .toList();
    }

    long key(String id, int version) {
        return client
                .newProcessDefinitionSearchRequest()
                .filter(filter -> filter.processDefinitionId(id).version(version))
                .send()
                .join()
                .items()
                .stream()
                .map(ProcessDefinition::getProcessDefinitionKey)
                .findFirst()
                .orElseThrow(() -> new NotFound("process version", id + " " + version));
    }
}
