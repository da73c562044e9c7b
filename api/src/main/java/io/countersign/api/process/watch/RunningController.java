package io.countersign.api.process.watch;

import io.countersign.api.security.Allowed;
import io.countersign.api.web.Page;
import io.countersign.api.web.PageLimit;
import io.countersign.process.watch.ElementFigures;
import io.countersign.process.watch.RunningInstances;
import io.countersign.process.watch.RunningProcesses;
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
class RunningController {
    private static final int LONGEST_PAGE = 50;

    private final RunningProcesses processes;
    private final RunningInstances instances;

    RunningController(RunningProcesses processes, RunningInstances instances) {
        this.processes = processes;
        this.instances = instances;
    }

    record ProcessFigures(List<ElementFigures> items) {}

    @GetMapping("/{id}/versions/{version}/statistics")
    @Allowed(Role.PROCESS_ADMIN)
    @Operation(summary = "How much is and was at each element of a version")
    ProcessFigures figures(@PathVariable String id, @PathVariable int version) {
        return new ProcessFigures(processes.figures(id, version));
    }

    @GetMapping("/{id}/versions/{version}/instances")
    @Allowed(Role.PROCESS_ADMIN)
    @Operation(summary = "The running instances of a version, the oldest first")
    Page<InstanceView> instances(
            @PathVariable String id,
            @PathVariable int version,
            @RequestParam(required = false) @Nullable String element,
            @RequestParam(defaultValue = "false") boolean incidents,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") int limit) {
        RunningInstances.Slice slice =
                instances.list(id, version, element, incidents, cursor, PageLimit.check(limit, LONGEST_PAGE));
        return new Page<>(slice.items().stream().map(InstanceView::of).toList(), slice.next());
    }

    @GetMapping("/instances/{key}")
    @Allowed(Role.PROCESS_ADMIN)
    @Operation(summary = "One instance, with its variables and incidents")
    InstanceDetailView instance(@PathVariable long key) {
        return InstanceDetailView.of(instances.get(key));
    }
}
