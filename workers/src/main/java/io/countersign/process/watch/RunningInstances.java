package io.countersign.process.watch;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.enums.IncidentState;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.response.ElementInstance;
import io.camunda.client.api.search.response.Incident;
import io.camunda.client.api.search.response.ProcessInstance;
import io.camunda.client.api.search.response.SearchResponse;
import io.countersign.outbox.Outward;
import io.countersign.problem.NotFound;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Instances as the engine has them, a page at a time. */
@Component
@Outward
public class RunningInstances {
    private static final List<String> ABOUT = List.of("jobId", "packageId", "lotId", "releaseId");
    private static final int MOST_VARIABLES = 500;
    private static final int MOST_TOKENS = 200;

    private final CamundaClient client;
    private final RunningProcesses processes;
    private final JsonMapper json;

    RunningInstances(CamundaClient client, RunningProcesses processes, JsonMapper json) {
        this.client = client;
        this.processes = processes;
        this.json = json;
    }

    /** @param next what the following page is asked with; null on the last one */
    public record Slice(
            List<RunningInstance> items, @Nullable String next) {}

    /**
     * Those that run, the oldest first.
     *
     * @param element only those that are there
     * @param incidents only those with an incident
     * @param after as the page before gave it
     * @throws NotFound where there is no such version
     */
    public Slice list(
            String id, int version, @Nullable String element, boolean incidents, @Nullable String after, int limit) {
        long definition = processes.key(id, version);
        SearchResponse<ProcessInstance> found = client.newProcessInstanceSearchRequest()
                .filter(filter -> {
                    filter.processDefinitionKey(definition).state(ProcessInstanceState.ACTIVE);
                    if (element != null) {
                        filter.elementId(element).elementInstanceState(ElementInstanceState.ACTIVE);
                    }
                    if (incidents) {
                        filter.hasIncident(true);
                    }
                })
                .sort(sort -> sort.processInstanceKey().asc())
                .page(page -> {
                    page.limit(limit);
                    if (after != null) {
                        page.after(after);
                    }
                })
                .send()
                .join();
        List<ProcessInstance> items = found.items();
        String next = items.size() < limit ? null : found.page().endCursor();
        return new Slice(views(items), next);
    }

    /**
     * How many run; an engine may stop counting at 10,000.
     *
     * @throws NotFound where there is no such version
     */
    public long count(String id, int version) {
        long definition = processes.key(id, version);
        return client.newProcessInstanceSearchRequest()
                .filter(filter -> filter.processDefinitionKey(definition).state(ProcessInstanceState.ACTIVE))
                .page(page -> page.limit(1))
                .send()
                .join()
                .page()
                .totalItems();
    }

    /**
     * Of these instances the ones that run on the version, at most as many as a page has.
     *
     * @throws NotFound where there is no such version
     */
    public List<RunningInstance> among(String id, int version, List<Long> keys) {
        long definition = processes.key(id, version);
        return views(client.newProcessInstanceSearchRequest()
                .filter(filter -> filter.processDefinitionKey(definition)
                        .state(ProcessInstanceState.ACTIVE)
                        .processInstanceKey(key -> key.in(keys)))
                .sort(sort -> sort.processInstanceKey().asc())
                .page(page -> page.limit(keys.size()))
                .send()
                .join()
                .items());
    }

    private List<RunningInstance> views(List<ProcessInstance> items) {
        if (items.isEmpty()) {
            return List.of();
        }
        List<Long> keys =
                items.stream().map(ProcessInstance::getProcessInstanceKey).toList();
        Map<Long, Map<String, String>> about = about(keys);
        Map<Long, Long> incidents = client
                .newIncidentSearchRequest()
                .filter(filter -> filter.processInstanceKey(key -> key.in(keys)).state(IncidentState.ACTIVE))
                .page(page -> page.limit(MOST_VARIABLES))
                .send()
                .join()
                .items()
                .stream()
                .collect(Collectors.groupingBy(Incident::getProcessInstanceKey, Collectors.counting()));
        return items.stream()
                .map(one -> view(
                        one,
                        about.getOrDefault(one.getProcessInstanceKey(), Map.of()),
                        tokens(one.getProcessInstanceKey()),
                        incidents.getOrDefault(one.getProcessInstanceKey(), 0L)))
                .toList();
    }

    /** What each is about, as {@link RunningInstance#about}. */
    public Map<Long, Map<String, String>> about(List<Long> keys) {
        Map<Long, Map<String, String>> about = new HashMap<>();
        client.newVariableSearchRequest()
                .filter(filter -> filter.processInstanceKey(key -> key.in(keys)).name(name -> name.in(ABOUT)))
                .page(page -> page.limit(keys.size() * ABOUT.size()))
                .send()
                .join()
                .items()
                .forEach(one -> about.computeIfAbsent(one.getProcessInstanceKey(), key -> new TreeMap<>())
                        .put(one.getName(), text(one.getValue())));
        return about;
    }

    private String text(String value) {
        JsonNode read = json.readTree(value);
        return read.isString() ? read.asString() : read.toString();
    }

    private List<String> tokens(long instance) {
        return elements(instance).stream()
                .filter(one -> one.getState() == ElementInstanceState.ACTIVE)
                .map(ElementInstance::getElementId)
                .toList();
    }

    private List<ElementInstance> elements(long instance) {
        return client.newElementInstanceSearchRequest()
                .filter(filter -> filter.processInstanceKey(instance).state(ElementInstanceState.ACTIVE))
                .page(page -> page.limit(MOST_TOKENS))
                .send()
                .join()
                .items();
    }

    private static RunningInstance view(
            ProcessInstance one, Map<String, String> about, List<String> at, long incidents) {
        return new RunningInstance(
                one.getProcessInstanceKey(),
                one.getProcessDefinitionId(),
                one.getProcessDefinitionVersion(),
                state(one),
                about,
                one.getStartDate().toInstant(),
                at.stream()
                        .filter(id -> !id.equals(one.getProcessDefinitionId()))
                        .toList(),
                incidents);
    }

    private static String state(ProcessInstance one) {
        return switch (one.getState()) {
            case COMPLETED -> "completed";
            case TERMINATED -> "cancelled";
            default -> "running";
        };
    }

    /** Whether a call activity of another instance began it. */
    public boolean isCalled(long key) {
        return find(key).getParentProcessInstanceKey() != null;
    }

    /** Whether something of the instance is in that element instance now. */
    public boolean isActiveScope(long instance, long scope) {
        return elements(instance).stream().anyMatch(one -> one.getElementInstanceKey() == scope);
    }

    /** @throws NotFound where there is no such instance */
    public InstanceDetail get(long key) {
        ProcessInstance instance = find(key);
        Map<Long, String> scopes = scopes(key);
        List<Incident> incidents = client.newIncidentSearchRequest()
                .filter(filter -> filter.processInstanceKey(key).state(IncidentState.ACTIVE))
                .page(page -> page.limit(MOST_TOKENS))
                .send()
                .join()
                .items();
        Map<String, String> about = about(List.of(key)).getOrDefault(key, Map.of());
        return new InstanceDetail(
                view(instance, about, tokens(key), incidents.size()),
                variables(key, null, scopes),
                incidents.stream()
                        .map(one -> ProcessIncidents.told(one, null, about))
                        .toList());
    }

    /** Those that an element instance has as its own, and those of the instance: what can be seen there, but for scopes between. */
    public List<InstanceDetail.ProcessVariable> visibleAt(long instance, long scope) {
        return variables(instance, List.of(instance, scope), scopes(instance));
    }

    private Map<Long, String> scopes(long key) {
        return elements(key).stream()
                .collect(Collectors.toMap(
                        ElementInstance::getElementInstanceKey, ElementInstance::getElementId, (one, same) -> one));
    }

    private List<InstanceDetail.ProcessVariable> variables(
            long instance, @Nullable List<Long> at, Map<Long, String> scopes) {
        return client
                .newVariableSearchRequest()
                .filter(filter -> {
                    filter.processInstanceKey(instance);
                    if (at != null) {
                        filter.scopeKey(key -> key.in(at));
                    }
                })
                .sort(sort -> sort.name().asc())
                .page(page -> page.limit(MOST_VARIABLES))
                .withFullValues()
                .send()
                .join()
                .items()
                .stream()
                .map(one -> new InstanceDetail.ProcessVariable(
                        one.getVariableKey(),
                        one.getName(),
                        json.readTree(one.getValue()),
                        scope(one.getScopeKey(), instance, scopes::get),
                        one.getScopeKey()))
                .toList();
    }

    private ProcessInstance find(long key) {
        return client
                .newProcessInstanceSearchRequest()
                .filter(filter -> filter.processInstanceKey(key))
                .send()
                .join()
                .items()
                .stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("process instance", key));
    }

    private static @Nullable String scope(long scope, long instance, Function<Long, @Nullable String> element) {
        if (scope == instance) {
            return null;
        }
        String id = element.apply(scope);
        return id == null ? String.valueOf(scope) : id;
    }
}
