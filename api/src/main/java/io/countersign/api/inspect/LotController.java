package io.countersign.api.inspect;

import io.countersign.api.security.Allowed;
import io.countersign.api.web.Page;
import io.countersign.identity.Actor;
import io.countersign.inspect.Inspection;
import io.countersign.inspect.Lot;
import io.countersign.inspect.Lots;
import io.countersign.processes.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Lots")
class LotController {
    private static final int LONGEST_PAGE = 200;

    private final Lots lots;

    LotController(Lots lots) {
        this.lots = lots;
    }

    @GetMapping("/api/v1/jobs/{jobId}/lots")
    @Allowed({Role.JOB_OWNER, Role.INSPECTOR, Role.SIGNATORY, Role.AUDITOR, Role.ORG_ADMIN})
    @Operation(
            summary = "The lots of a job, by number",
            description = "People of the owning organisation see all of them; people of a supplier see its own.")
    Page<LotView> lots(
            Actor.Person person,
            @PathVariable long jobId,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        Page<Lot> page = Page.byNumber(
                cursor,
                limit,
                LONGEST_PAGE,
                0,
                (after, count) -> lots.ofJob(person, jobId, (int) after, count),
                Lot::no);
        Map<Long, Inspection> newest = lots.newestInspections(page.items());
        return page.map(lot -> LotView.of(lot, newest.get(lot.id())));
    }

    @GetMapping("/api/v1/lots/{lotId}")
    @Allowed({Role.JOB_OWNER, Role.INSPECTOR, Role.SIGNATORY, Role.AUDITOR, Role.ORG_ADMIN})
    @Operation(summary = "A lot with its inspections, the newest first")
    LotDetail lot(Actor.Person person, @PathVariable long lotId) {
        Lot lot = lots.get(person, lotId);
        List<Inspection> inspections = lots.inspections(lotId);
        return new LotDetail(
                LotView.of(lot, inspections.isEmpty() ? null : inspections.get(0)),
                inspections.stream().map(InspectionView::of).toList());
    }

    record LotDetail(LotView lot, List<InspectionView> inspections) {}
}
