package io.countersign.api.process.watch;

import io.countersign.api.process.watch.InstanceDetailView.ProcessVariableView;
import io.countersign.api.security.Allowed;
import io.countersign.api.web.Page;
import io.countersign.api.web.PageLimit;
import io.countersign.process.watch.ProcessIncident;
import io.countersign.process.watch.ProcessIncidents;
import io.countersign.process.watch.RunningInstances;
import io.countersign.processes.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/processes")
@Tag(name = "Processes")
class IncidentController {
    private static final int LONGEST_PAGE = 100;

    private final ProcessIncidents incidents;
    private final RunningInstances instances;

    IncidentController(ProcessIncidents incidents, RunningInstances instances) {
        this.incidents = incidents;
        this.instances = instances;
    }

    record IncidentList(List<ProcessIncidentView> items) {}

    /** @param variables the step's own and the instance's */
    record IncidentDetailView(ProcessIncidentView incident, List<ProcessVariableView> variables) {}

    @GetMapping("/{id}/versions/{version}/incidents")
    @Allowed(Role.PROCESS_ADMIN)
    @Operation(summary = "What keeps instances of a version, the oldest first")
    Page<ProcessIncidentView> ofVersion(
            @PathVariable String id,
            @PathVariable int version,
            @RequestParam(required = false) @Nullable String element,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") int limit) {
        ProcessIncidents.Slice slice =
                incidents.list(id, version, element, kind, cursor, PageLimit.check(limit, LONGEST_PAGE));
        return new Page<>(slice.items().stream().map(ProcessIncidentView::of).toList(), slice.next());
    }

    @GetMapping("/instances/{key}/incidents")
    @Allowed(Role.PROCESS_ADMIN)
    @Operation(summary = "What keeps one instance, the oldest first")
    IncidentList ofInstance(@PathVariable long key) {
        long known = instances.get(key).instance().key();
        return new IncidentList(incidents.ofInstance(known).stream()
                .map(ProcessIncidentView::of)
                .toList());
    }

    @GetMapping("/incidents/{key}")
    @Allowed(Role.PROCESS_ADMIN)
    @Operation(summary = "One incident, with what its step knew")
    IncidentDetailView get(@PathVariable long key) {
        ProcessIncident incident = incidents.get(key);
        return new IncidentDetailView(
                ProcessIncidentView.of(incident),
                instances.visibleAt(incident.instance(), incident.scope()).stream()
                        .map(ProcessVariableView::of)
                        .toList());
    }
}
