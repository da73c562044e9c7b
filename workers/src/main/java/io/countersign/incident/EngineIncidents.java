package io.countersign.incident;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.IncidentState;
import io.camunda.client.api.search.response.Incident;
import io.camunda.client.api.search.response.SearchResponse;
import io.countersign.outbox.Outward;
import io.countersign.processes.LabelingJob;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the engine says of its incidents, read in pages. */
@Component
@Outward
class EngineIncidents {
    private static final int PAGE = 100;

    private final CamundaClient client;
    private final JsonMapper json;

    EngineIncidents(CamundaClient client, JsonMapper json) {
        this.client = client;
        this.json = json;
    }

    /**
     * Incidents that wait for somebody, the oldest first.
     *
     * @param wanted which of a page of keys are asked for: what belongs to them costs a question each
     */
    void active(Function<List<Long>, Set<Long>> wanted, Consumer<StuckStep> each) {
        @Nullable String after = null;
        do {
            SearchResponse<Incident> page = page(after);
            Set<Long> asked = wanted.apply(
                    page.items().stream().map(Incident::getIncidentKey).toList());
            page.items().stream()
                    .filter(incident -> asked.contains(incident.getIncidentKey()))
                    .forEach(incident -> each.accept(step(incident)));
            after = page.items().size() < PAGE ? null : page.page().endCursor();
        } while (after != null);
    }

    /** Those of the keys that nobody need look at any more. */
    Set<Long> goneAmong(List<Long> keys) {
        Set<Long> gone = new HashSet<>(keys);
        client.newIncidentSearchRequest()
                .filter(filter -> filter.incidentKey(key -> key.in(keys)).state(IncidentState.ACTIVE))
                .page(page -> page.limit(keys.size()))
                .send()
                .join()
                .items()
                .forEach(incident -> gone.remove(incident.getIncidentKey()));
        return gone;
    }

    private SearchResponse<Incident> page(@Nullable String after) {
        return client.newIncidentSearchRequest()
                .filter(filter -> filter.state(IncidentState.ACTIVE))
                .sort(sort -> sort.incidentKey().asc())
                .page(page -> {
                    page.limit(PAGE);
                    if (after != null) {
                        page.after(after);
                    }
                })
                .send()
                .join();
    }

    private StuckStep step(Incident incident) {
        return new StuckStep(
                incident.getIncidentKey(),
                job(incident.getProcessInstanceKey()).orElse(null),
                incident.getProcessInstanceKey(),
                incident.getProcessDefinitionId(),
                incident.getElementId(),
                incident.getErrorType().name(),
                incident.getErrorMessage(),
                incident.getCreationTime().toInstant());
    }

    private Optional<Long> job(long processInstanceKey) {
        return client
                .newVariableSearchRequest()
                .filter(filter -> filter.processInstanceKey(processInstanceKey).name(LabelingJob.Variables.JOB_ID.id()))
                .send()
                .join()
                .items()
                .stream()
                .map(variable -> json.readTree(variable.getValue()))
                .filter(JsonNode::isString)
                .map(value -> Long.valueOf(value.asString()))
                .findFirst();
    }
}
