package io.countersign.api.job;

import io.countersign.api.security.Allowed;
import io.countersign.api.web.EntityTags;
import io.countersign.api.web.IdempotentRequests;
import io.countersign.api.web.Page;
import io.countersign.identity.Actor;
import io.countersign.insight.JobInsight;
import io.countersign.insight.JobInsights;
import io.countersign.job.Job;
import io.countersign.job.JobAccess;
import io.countersign.job.JobControl;
import io.countersign.job.JobDraft;
import io.countersign.job.JobDrafts;
import io.countersign.job.JobProgress;
import io.countersign.job.Jobs;
import io.countersign.processes.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@RestController
@RequestMapping("/api/v1/jobs")
@Tag(name = "Jobs")
class JobController {
    private static final int LONGEST_PAGE = 200;

    private final Jobs jobs;
    private final JobAccess access;
    private final JobDrafts drafts;
    private final JobControl control;
    private final JobProgress progress;
    private final JobInsights insights;
    private final IdempotentRequests requests;
    private final JsonMapper json;

    JobController(
            Jobs jobs,
            JobAccess access,
            JobDrafts drafts,
            JobControl control,
            JobProgress progress,
            JobInsights insights,
            IdempotentRequests requests,
            JsonMapper json) {
        this.jobs = jobs;
        this.access = access;
        this.drafts = drafts;
        this.control = control;
        this.progress = progress;
        this.insights = insights;
        this.requests = requests;
        this.json = json;
    }

    @PostMapping
    @Allowed(Role.JOB_OWNER)
    @Operation(
            summary = "Makes a draft",
            description = "Fields of the policy that are left out take their usual values.")
    ResponseEntity<JobView> create(
            Actor.Person person,
            @RequestBody JobBody body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        JobDraft draft = body.draft(json);
        JobView created =
                requests.once(person, key, "create job", body, JobView.class, () -> view(drafts.create(person, draft)));
        return EntityTags.created("/api/v1/jobs/" + created.id(), created.revision(), created);
    }

    @GetMapping
    @Allowed
    @Operation(summary = "Jobs of the own organisation and those that it takes part in, newest first")
    Page<JobView> list(
            Actor.Person person,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return Page.byNumber(
                        cursor,
                        limit,
                        LONGEST_PAGE,
                        Long.MAX_VALUE,
                        (before, count) -> access.list(person, before, count),
                        Job::id)
                .map(job -> visible(person, job));
    }

    @GetMapping("/{id}")
    @Allowed
    @Operation(summary = "A job", description = "A participant sees only its own part among the participants.")
    ResponseEntity<JobView> get(Actor.Person person, @PathVariable long id) {
        return tagged(visible(person, access.visible(person, id)));
    }

    @PutMapping("/{id}")
    @Allowed(Role.JOB_OWNER)
    @Operation(summary = "Changes a draft", description = "Needs If-Match with the ETag that was seen.")
    ResponseEntity<JobView> edit(
            Actor.Person person,
            @PathVariable long id,
            @RequestBody JobBody body,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return tagged(view(drafts.edit(person, id, EntityTags.required(ifMatch), body.draft(json))));
    }

    @PostMapping("/{id}/start")
    @Allowed(Role.JOB_OWNER)
    @Operation(summary = "Starts a job", description = "From now on its policy stays. Repeating it changes nothing.")
    ResponseEntity<JobView> start(Actor.Person person, @PathVariable long id) {
        return tagged(view(control.start(person, id)));
    }

    /** @param reason for everybody who has worked on it */
    record Cancellation(String reason) {}

    @PostMapping("/{id}/cancellation")
    @Allowed(Role.JOB_OWNER)
    @Operation(summary = "Cancels a job", description = "Open work is taken back; what was submitted is kept.")
    ResponseEntity<JobView> cancel(Actor.Person person, @PathVariable long id, @RequestBody Cancellation body) {
        return tagged(view(control.cancel(person, id, body.reason())));
    }

    @GetMapping("/{id}/progress")
    @Allowed
    @Operation(summary = "How many items, packages and lots are in which state")
    JobProgress.Counts progress(Actor.Person person, @PathVariable long id) {
        return progress.of(access.visible(person, id).id());
    }

    @GetMapping("/{id}/insight")
    @Allowed({Role.JOB_OWNER, Role.PROCESS_ADMIN, Role.AUDITOR, Role.ORG_ADMIN})
    @Operation(
            summary = "How the work on a job goes: days, agreement, suppliers, reasons, what is late",
            description = "For people of the job's own organisation.")
    JobInsight insight(Actor.Person person, @PathVariable long id) {
        return insights.of(person, id);
    }

    private JobView view(Job job) {
        return JobView.of(job, jobs.participants(job.id()));
    }

    private JobView visible(Actor.Person person, Job job) {
        JobView whole = view(job);
        if (job.owner().equals(person.organisation())) {
            return whole;
        }
        return JobView.of(
                job,
                whole.participants().stream()
                        .filter(one -> one.organisation().equals(person.organisation()))
                        .toList());
    }

    private static ResponseEntity<JobView> tagged(JobView job) {
        return EntityTags.tagged(job.revision(), job);
    }
}
