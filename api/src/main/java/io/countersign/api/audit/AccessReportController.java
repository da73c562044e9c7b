package io.countersign.api.audit;

import io.countersign.api.limit.Costly;
import io.countersign.api.security.Allowed;
import io.countersign.identity.Actor;
import io.countersign.processes.Role;
import io.countersign.search.query.AccessReport;
import io.countersign.search.query.AccessReports;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Audit")
class AccessReportController {
    private final AccessReports reports;

    AccessReportController(AccessReports reports) {
        this.reports = reports;
    }

    @GetMapping("/api/v1/audit/access-report")
    @Costly
    @Allowed(Role.AUDITOR)
    @Operation(
            summary = "What one person saw, changed, took away and was refused, and when they signed in",
            description =
                    "Of your own people, anywhere; those of others go by a pseudonym in each job, and are found by it in the"
                            + " history. With the newest events of each kind; the history has them all under actor and action."
                            + " That you asked is recorded.")
    AccessReport report(
            Actor.Person asking,
            @Parameter(description = "Username") @RequestParam String person,
            @Parameter(description = "Inclusive") @RequestParam(required = false) @Nullable Instant from,
            @Parameter(description = "Exclusive") @RequestParam(required = false) @Nullable Instant to) {
        return reports.of(asking, person, from, to);
    }
}
