package io.countersign.process.watch;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.IncidentErrorType;
import io.camunda.client.api.search.enums.IncidentState;
import io.camunda.client.api.search.filter.IncidentFilter;
import io.camunda.client.api.search.response.Incident;
import io.camunda.client.api.search.response.Job;
import io.camunda.client.api.search.response.SearchResponse;
import io.countersign.outbox.Outward;
import io.countersign.problem.Invalid;
import io.countersign.problem.NotFound;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Incidents that are not over, as the engine has them, a page at a time. */
@Component
@Outward
public class ProcessIncidents {
    private static final int MOST_OF_INSTANCE = 200;

    private final CamundaClient client;
    private final RunningProcesses processes;
    private final RunningInstances instances;

    ProcessIncidents(CamundaClient client, RunningProcesses processes, RunningInstances instances) {
        this.client = client;
        this.processes = processes;
        this.instances = instances;
    }

    /** @param next what the following page is asked with; null on the last one */
    public record Slice(
            List<ProcessIncident> items, @Nullable String next) {}

    /**
     * Those of a version, the oldest first.
     *
     * @param element only those there; null for any
     * @param kind only such, as Camunda names them; null for any
     * @throws NotFound where there is no such version
     * @throws Invalid where there is no such kind
     */
    public Slice list(
            String id,
            int version,
            @Nullable String element,
            @Nullable String kind,
            @Nullable String after,
            int limit) {
        long definition = processes.key(id, version);
        IncidentErrorType type = kind(kind);
        SearchResponse<Incident> found = search(
                filter -> {
                    filter.processDefinitionKey(definition);
                    if (element != null) {
                        filter.elementId(element);
                    }
                    if (type != null) {
                        filter.errorType(type);
                    }
                },
                after,
                limit);
        return new Slice(
                told(found.items()),
                found.items().size() < limit ? null : found.page().endCursor());
    }

    /** Those of an instance, the oldest 200. */
    public List<ProcessIncident> ofInstance(long instance) {
        return told(search(filter -> filter.processInstanceKey(instance), null, MOST_OF_INSTANCE)
                .items());
    }

    /** @throws NotFound where there is no such incident, or it is over */
    public ProcessIncident get(long key) {
        return told(search(filter -> filter.incidentKey(key), null, 1).items()).stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("incident", key));
    }

    private SearchResponse<Incident> search(Consumer<IncidentFilter> filter, @Nullable String after, int limit) {
        return client.newIncidentSearchRequest()
                .filter(all -> {
                    all.state(IncidentState.ACTIVE);
                    filter.accept(all);
                })
                .sort(sort -> sort.incidentKey().asc())
                .page(page -> {
                    page.limit(limit);
                    if (after != null) {
                        page.after(after);
                    }
                })
                .send()
                .join();
    }

    private List<ProcessIncident> told(List<Incident> found) {
        if (found.isEmpty()) {
            return List.of();
        }
        Map<Long, Job> jobs = jobs(found.stream()
                .map(Incident::getJobKey)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        Map<Long, Map<String, String>> about = instances.about(
                found.stream().map(Incident::getProcessInstanceKey).distinct().toList());
        return found.stream()
                .map(one -> told(
                        one,
                        one.getJobKey() == null ? null : jobs.get(one.getJobKey()),
                        about.getOrDefault(one.getProcessInstanceKey(), Map.of())))
                .toList();
    }

    private Map<Long, Job> jobs(List<Long> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        return client
                .newJobSearchRequest()
                .filter(filter -> filter.jobKey(key -> key.in(keys)))
                .page(page -> page.limit(keys.size()))
                .send()
                .join()
                .items()
                .stream()
                .collect(Collectors.toMap(Job::getJobKey, Function.identity(), (one, same) -> one));
    }

    static ProcessIncident told(Incident one, @Nullable Job job, Map<String, String> about) {
        String words =
                one.getErrorMessage() == null ? "" : one.getErrorMessage().strip();
        int end = words.indexOf('\n');
        return new ProcessIncident(
                one.getIncidentKey(),
                one.getProcessInstanceKey(),
                one.getProcessDefinitionId(),
                one.getElementId(),
                one.getElementInstanceKey(),
                one.getErrorType().name(),
                end < 0 ? words : words.substring(0, end).strip(),
                end < 0 ? null : words.substring(end + 1),
                one.getCreationTime().toInstant(),
                one.getJobKey(),
                job == null ? null : job.getType(),
                job == null ? null : job.getRetries(),
                about);
    }

    private static @Nullable IncidentErrorType kind(@Nullable String kind) {
        if (kind == null) {
            return null;
        }
        return Arrays.stream(IncidentErrorType.values())
                .filter(type -> type.name().equals(kind))
                .findFirst()
                .orElseThrow(() -> new Invalid("kind", "is no kind of incident: {0}", kind));
    }
}
