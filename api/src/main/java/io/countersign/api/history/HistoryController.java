package io.countersign.api.history;

import io.countersign.api.security.Allowed;
import io.countersign.api.web.Cursor;
import io.countersign.api.web.Page;
import io.countersign.identity.Actor;
import io.countersign.job.Job;
import io.countersign.job.Jobs;
import io.countersign.problem.Invalid;
import io.countersign.problem.NotFound;
import io.countersign.processes.Role;
import io.countersign.search.query.History;
import io.countersign.search.query.HistoryPage;
import io.countersign.search.query.HistoryQuestion;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/jobs/{jobId}/history")
@Tag(name = "History")
class HistoryController {
    private static final int LONGEST_PAGE = 1_000;

    private final Jobs jobs;
    private final History history;

    HistoryController(Jobs jobs, History history) {
        this.jobs = jobs;
        this.history = history;
    }

    @GetMapping
    @Allowed({Role.AUDITOR, Role.JOB_OWNER, Role.PROCESS_ADMIN})
    @Operation(
            summary = "The events of a job, newest first",
            description =
                    "People of the owning organisation see all of them; people of a participant see what their own"
                            + " organisation did. The answer is a second or two behind the change.")
    HistoryAnswer history(
            Actor.Person person,
            @PathVariable long jobId,
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable String subjectType,
            @RequestParam(required = false) @Nullable String subjectId,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "100") int limit) {
        if (limit < 1 || limit > LONGEST_PAGE) {
            throw new Invalid("limit", "must be 1 to {0}", LONGEST_PAGE);
        }
        HistoryQuestion question = new HistoryQuestion(
                jobId, visibleTo(person, jobId), actor, action, subjectType, subjectId, text, from, to);
        Cursor after = Cursor.parse(cursor, 1);
        HistoryPage page = history.ask(question, after == null ? null : after.number(0), limit);
        return new HistoryAnswer(
                page.total(),
                new Page<>(
                        page.events(),
                        page.next() == null ? null : Cursor.of(page.next()).text()));
    }

    /** The one organisation whose doings may be seen; null for all. */
    private @Nullable String visibleTo(Actor.Person person, long jobId) {
        Job job = jobs.get(jobId);
        if (job.owner().equals(person.organisation())) {
            return null;
        }
        boolean participates = jobs.participants(jobId).stream()
                .anyMatch(participant -> participant.organisation().equals(person.organisation()));
        if (!participates) {
            throw new NotFound("job", jobId);
        }
        return person.organisation();
    }

    /** @param total of all pages together */
    record HistoryAnswer(long total, Page<Map<String, Object>> page) {}
}
