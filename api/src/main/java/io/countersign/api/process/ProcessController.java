package io.countersign.api.process;

import io.countersign.api.security.Allowed;
import io.countersign.api.web.Page;
import io.countersign.process.Processes;
import io.countersign.processes.Role;
import io.countersign.processes.drawing.Difference;
import io.countersign.processes.rules.ProcessRules;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/processes")
@Tag(name = "Processes")
class ProcessController {
    private static final int LONGEST_PAGE = 200;

    private final Processes processes;
    private final ElementTemplates templates;

    ProcessController(Processes processes, ElementTemplates templates) {
        this.processes = processes;
        this.templates = templates;
    }

    record ProcessList(List<ProcessView> items) {}

    record Checked(List<DrawingProblemView> problems) {}

    record ToCheck(@Nullable String xml) {}

    record DifferenceList(List<DifferenceView> elements) {}

    record DifferenceView(String elementId, String type, String change, List<Difference.Property> properties) {
        static DifferenceView of(Difference difference) {
            return new DifferenceView(
                    difference.elementId(),
                    difference.type(),
                    difference.kind().name().toLowerCase(Locale.ROOT),
                    difference.properties());
        }
    }

    @GetMapping
    @Allowed(Role.PROCESS_ADMIN)
    @Operation(summary = "The newest version of each process")
    ProcessList list() {
        return new ProcessList(processes.newest().stream()
                .map(version -> ProcessView.of(version, ProcessNames.of(processes.drawing(version.deployed()))))
                .toList());
    }

    @GetMapping("/{id}/versions")
    @Allowed(Role.PROCESS_ADMIN)
    @Operation(summary = "The versions of a process, newest first")
    Page<ProcessVersionView> versions(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return Page.byNumber(
                        cursor,
                        limit,
                        LONGEST_PAGE,
                        Long.MAX_VALUE,
                        (below, count) -> processes.versions(id, below, count),
                        version -> version.deployed().version())
                .map(ProcessVersionView::of);
    }

    @GetMapping(path = "/{id}/versions/{version}/xml", produces = MediaType.APPLICATION_XML_VALUE)
    @Allowed(Role.PROCESS_ADMIN)
    @Operation(summary = "The BPMN of a version")
    String xml(@PathVariable String id, @PathVariable int version) {
        return processes.xml(id, version);
    }

    @GetMapping("/{id}/difference")
    @Allowed(Role.PROCESS_ADMIN)
    @Operation(
            summary = "What differs between two versions, element by element",
            description = "An element that only moved on the drawing is told as moved.")
    DifferenceList difference(@PathVariable String id, @RequestParam int from, @RequestParam int to) {
        return new DifferenceList(processes.difference(id, from, to).stream()
                .map(DifferenceView::of)
                .toList());
    }

    @GetMapping("/templates")
    @Allowed(Role.PROCESS_ADMIN)
    @Operation(
            summary = "Element templates for the steps of a process",
            description = "In the format of bpmn.io, with words in the language asked for.")
    List<JsonNode> templates(Locale language) {
        return templates.in(language);
    }

    @PostMapping("/checks")
    @Allowed(Role.PROCESS_ADMIN)
    @Operation(
            summary = "Checks a drawing against the rules",
            description = "Answers what breaks a rule, however bad the drawing; an error keeps it from being deployed.")
    Checked check(@RequestBody ToCheck body, Locale language) {
        return new Checked(ProcessRules.check(body.xml() == null ? "" : body.xml()).stream()
                .map(finding -> DrawingProblemView.of(finding, language))
                .toList());
    }
}
