package io.countersign.api.job;

import io.countersign.api.security.Allowed;
import io.countersign.api.web.Cursor;
import io.countersign.api.web.Page;
import io.countersign.api.web.PageLimit;
import io.countersign.identity.Actor;
import io.countersign.job.Job;
import io.countersign.job.JobAccess;
import io.countersign.processes.Role;
import io.countersign.pseudonym.Names;
import io.countersign.search.progress.Dimension;
import io.countersign.search.progress.Forecast;
import io.countersign.search.progress.Forecasts;
import io.countersign.search.progress.Progress;
import io.countersign.search.progress.ProgressGroup;
import io.countersign.search.progress.ProgressPage;
import io.countersign.search.progress.ProgressScope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/jobs/{id}")
@Tag(name = "Jobs")
class ProgressController {
    private static final int LONGEST_PAGE = 200;
    private static final String WHO_SEES_WHAT =
            " The job's own organisation sees all of it, a supplier its own packages and people. A second or two behind the"
                    + " work: behind says by how many events.";

    private final JobAccess access;
    private final Progress progress;
    private final Forecasts forecasts;
    private final Names names;

    ProgressController(JobAccess access, Progress progress, Forecasts forecasts, Names names) {
        this.access = access;
        this.progress = progress;
        this.forecasts = forecasts;
        this.names = names;
    }

    @GetMapping("/progress/{dimension}")
    @Allowed({Role.JOB_OWNER, Role.AUDITOR, Role.PROCESS_ADMIN, Role.ORG_ADMIN})
    @Operation(
            summary = "How far a job has come, by supplier, person, package or class",
            description = "Items and tasks by state, what was sent back, agreement and pace." + WHO_SEES_WHAT)
    Breakdown by(
            Actor.Person person,
            @PathVariable long id,
            @PathVariable Dimension dimension,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        PageLimit.check(limit, LONGEST_PAGE);
        Cursor after = Cursor.parse(cursor, 1);
        ProgressPage page = progress.by(
                dimension, scope(person, access.visible(person, id)), after == null ? null : after.part(0), limit);
        return new Breakdown(
                page.behind(),
                page.since(),
                new Page<>(
                        dimension == Dimension.PERSON ? named(person, id, page.groups()) : page.groups(),
                        page.next() == null ? null : Cursor.of(page.next()).text()));
    }

    @GetMapping("/forecast")
    @Allowed({Role.JOB_OWNER, Role.AUDITOR, Role.PROCESS_ADMIN, Role.ORG_ADMIN})
    @Operation(
            summary = "When the last item will have its labels, at the pace of the last days",
            description = "And how many were labelled, settled and accepted when." + WHO_SEES_WHAT)
    Forecast forecast(Actor.Person person, @PathVariable long id) {
        Job job = access.visible(person, id);
        return forecasts.of(scope(person, job), job.deadline());
    }

    private List<ProgressGroup> named(Actor.Person person, long jobId, List<ProgressGroup> groups) {
        Names.View view = names.seenBy(person);
        return groups.stream()
                .map(group -> {
                    // Of whom nothing is known yet, the name is not either.
                    String organisation = group.organisation() == null ? "" : group.organisation();
                    String pseudonym = view.pseudonym(jobId, "", organisation, group.key());
                    return pseudonym == null ? group : group.under(pseudonym);
                })
                .toList();
    }

    private static ProgressScope scope(Actor.Person person, Job job) {
        return new ProgressScope(job.id(), job.owner().equals(person.organisation()) ? null : person.organisation());
    }

    /**
     * @param behind events of the job that are not in the figures yet
     * @param since begin of the window that speeds are measured over
     */
    record Breakdown(long behind, Instant since, Page<ProgressGroup> page) {}
}
