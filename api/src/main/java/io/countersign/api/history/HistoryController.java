package io.countersign.api.history;

import io.countersign.api.limit.Costly;
import io.countersign.api.security.Allowed;
import io.countersign.api.web.Cursor;
import io.countersign.api.web.Page;
import io.countersign.api.web.PageLimit;
import io.countersign.identity.Actor;
import io.countersign.job.JobAccess;
import io.countersign.processes.Role;
import io.countersign.search.export.ExportFormat;
import io.countersign.search.export.HistoryExport;
import io.countersign.search.query.HistoryFacets;
import io.countersign.search.query.HistoryPage;
import io.countersign.search.query.HistoryQuestion;
import io.countersign.search.query.Inquiries;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "History")
class HistoryController {
    private static final int LONGEST_PAGE = 1_000;
    private static final String WHO_SEES_WHAT =
            "People see what happened in the jobs of their organisation, and what their organisation did in those of"
                    + " others. The answer is a second or two behind the change.";

    private final JobAccess access;
    private final Inquiries inquiries;
    private final HistoryExport export;

    HistoryController(JobAccess access, Inquiries inquiries, HistoryExport export) {
        this.access = access;
        this.inquiries = inquiries;
        this.export = export;
    }

    @GetMapping("/api/v1/history")
    @Allowed({Role.AUDITOR, Role.JOB_OWNER, Role.PROCESS_ADMIN})
    @Operation(summary = "Events, newest first", description = WHO_SEES_WHAT + " The question is recorded.")
    HistoryAnswer search(
            Actor.Person person,
            @ParameterObject HistoryFilter filter,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "100") int limit) {
        PageLimit.check(limit, LONGEST_PAGE);
        Cursor after = Cursor.parse(cursor, 1);
        HistoryPage page = inquiries.ask(person, filter.question(), after == null ? null : after.number(0), limit);
        return new HistoryAnswer(
                page.total(),
                new Page<>(
                        page.events(),
                        page.next() == null ? null : Cursor.of(page.next()).text()));
    }

    @GetMapping("/api/v1/jobs/{jobId}/history")
    @Allowed({Role.AUDITOR, Role.JOB_OWNER, Role.PROCESS_ADMIN})
    @Operation(
            summary = "The events of a job, newest first",
            description = WHO_SEES_WHAT + " The question is recorded.")
    HistoryAnswer ofJob(
            Actor.Person person,
            @PathVariable long jobId,
            @ParameterObject HistoryFilter filter,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "100") int limit) {
        access.visible(person, jobId);
        return search(person, filter.ofJob(jobId), cursor, limit);
    }

    @GetMapping("/api/v1/history/facets")
    @Allowed({Role.AUDITOR, Role.JOB_OWNER, Role.PROCESS_ADMIN})
    @Operation(
            summary = "How the events that answer a question are spread",
            description = "By organisation, actor, action, kind of subject and element of the process, the twenty most"
                    + " frequent values of each; and over time.")
    HistoryFacets facets(Actor.Person person, @ParameterObject HistoryFilter filter) {
        return inquiries.facets(person, filter.question());
    }

    @GetMapping("/api/v1/history/export")
    @Costly
    @Allowed(Role.AUDITOR)
    @Operation(
            summary = "Every event that answers a question, with a signed statement of what the file holds",
            description =
                    "A ZIP with events.jsonl or events.csv, export.json, export.sig and the public key; check it with"
                            + " countersign verify. The export is recorded.")
    void export(
            Actor.Person person,
            @ParameterObject HistoryFilter filter,
            @RequestParam(defaultValue = "jsonl") ExportFormat format,
            HttpServletResponse response)
            throws IOException {
        HistoryQuestion question = filter.question();
        export.begin(person, question, format);
        response.setContentType("application/zip");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename("history.zip").build().toString());
        export.write(person, question, format, response.getOutputStream());
    }

    /** @param total of all pages together */
    record HistoryAnswer(long total, Page<Map<String, Object>> page) {}
}
