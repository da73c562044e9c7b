package io.countersign.api.process.watch;

import io.countersign.api.security.Allowed;
import io.countersign.api.web.Page;
import io.countersign.api.web.PageLimit;
import io.countersign.process.watch.ElementFigures;
import io.countersign.process.watch.ElementTimes;
import io.countersign.process.watch.RunningInstances;
import io.countersign.process.watch.RunningProcesses;
import io.countersign.processes.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
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
    private final ElementTimes times;

    RunningController(RunningProcesses processes, RunningInstances instances, ElementTimes times) {
        this.processes = processes;
        this.instances = instances;
        this.times = times;
    }

    record ProcessFigures(List<ElementFigures> items) {}

    /**
     * @param visits how often it was gone through, ever
     * @param sample of how many of them the times are
     * @param medianSeconds null where the sample is empty, as p90Seconds is
     */
    record ElementTimeView(
            String elementId,
            long visits,
            int sample,
            @Nullable Double medianSeconds,
            @Nullable Double p90Seconds) {
        static ElementTimeView of(ElementTimes.ElementTime time) {
            return new ElementTimeView(
                    time.elementId(), time.visits(), time.sample(), seconds(time.median()), seconds(time.p90()));
        }

        private static @Nullable Double seconds(@Nullable Duration time) {
            return time == null ? null : time.toMillis() / 1_000.0;
        }
    }

    /** @param sampleLimit how many of each kind of element were looked at, at most */
    record ElementTimesView(List<ElementTimeView> items, int sampleLimit, Instant asOf) {}

    @GetMapping("/{id}/versions/{version}/statistics")
    @Allowed(Role.PROCESS_ADMIN)
    @Operation(summary = "How much is and was at each element of a version")
    ProcessFigures figures(@PathVariable String id, @PathVariable int version) {
        return new ProcessFigures(processes.figures(id, version));
    }

    @GetMapping("/{id}/versions/{version}/times")
    @Allowed(Role.PROCESS_ADMIN)
    @Operation(
            summary = "How long instances of a version stayed at each element",
            description =
                    "Median and 90th percentile of the newest of each kind of element; an answer is kept for a minute.")
    ElementTimesView times(@PathVariable String id, @PathVariable int version) {
        ElementTimes.Times found = times.of(id, version);
        return new ElementTimesView(
                found.items().stream().map(ElementTimeView::of).toList(), ElementTimes.SAMPLE, found.asOf());
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
