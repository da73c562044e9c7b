package io.countersign.api.item;

import io.countersign.api.security.Allowed;
import io.countersign.api.web.IdempotentRequests;
import io.countersign.api.web.Page;
import io.countersign.identity.Actor;
import io.countersign.item.Item;
import io.countersign.item.ItemImport;
import io.countersign.item.ItemState;
import io.countersign.item.Items;
import io.countersign.item.ManifestFormat;
import io.countersign.item.MediaLinks;
import io.countersign.job.JobAccess;
import io.countersign.problem.Invalid;
import io.countersign.processes.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/jobs/{jobId}/items")
@Tag(name = "Items")
class ItemController {
    private static final int LONGEST_PAGE = 999;

    private final ItemImport imports;
    private final Items items;
    private final MediaLinks links;
    private final JobAccess access;
    private final IdempotentRequests requests;

    ItemController(ItemImport imports, Items items, MediaLinks links, JobAccess access, IdempotentRequests requests) {
        this.imports = imports;
        this.items = items;
        this.links = links;
        this.access = access;
        this.requests = requests;
    }

    @PostMapping(consumes = {"application/jsonl", "application/x-ndjson"})
    @Allowed(Role.JOB_OWNER)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Imports items, one JSON object a line",
            description = "All of them or none; errors name the line.")
    ItemImport.Imported jsonLines(
            Actor.Person person,
            @PathVariable long jobId,
            HttpServletRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        return once(
                person, jobId, request, key, body -> imports.manifest(person, jobId, ManifestFormat.JSON_LINES, body));
    }

    @PostMapping(consumes = "text/csv")
    @Allowed(Role.JOB_OWNER)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Imports items from CSV with a header",
            description = "All of them or none; errors name the line.")
    ItemImport.Imported csv(
            Actor.Person person,
            @PathVariable long jobId,
            HttpServletRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        return once(person, jobId, request, key, body -> imports.manifest(person, jobId, ManifestFormat.CSV, body));
    }

    @PostMapping(consumes = "application/zip")
    @Allowed(Role.JOB_OWNER)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Imports a folder with its media, as a zip file",
            description = "With manifest.jsonl or manifest.csv in it, or every file becomes an item.")
    ItemImport.Imported folder(
            Actor.Person person,
            @PathVariable long jobId,
            HttpServletRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        return once(person, jobId, request, key, body -> imports.folder(person, jobId, body));
    }

    /** The body is read once, as it comes; a repeat is known by its key, its job and its length. */
    private ItemImport.Imported once(
            Actor.Person person,
            long jobId,
            HttpServletRequest request,
            @Nullable String key,
            Function<InputStream, ItemImport.Imported> load) {
        String seen = request.getContentType() + ", " + request.getContentLengthLong() + " bytes";
        return requests.once(person, key, "import into job " + jobId, seen, ItemImport.Imported.class, () -> {
            try {
                return load.apply(request.getInputStream());
            } catch (IOException e) {
                throw new Invalid("body", "ended before it was whole");
            }
        });
    }

    @GetMapping
    @Allowed({Role.JOB_OWNER, Role.AUDITOR, Role.PROCESS_ADMIN})
    @Operation(
            summary = "Items by number",
            description = "For the owning organisation; others see the items of their tasks.")
    Page<ItemView> list(
            Actor.Person person,
            @PathVariable long jobId,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "100") int limit) {
        access.ofOwnOrganisation(person, jobId);
        return Page.byNumber(
                        cursor,
                        limit,
                        LONGEST_PAGE,
                        0,
                        (after, count) -> state == null
                                ? items.page(jobId, Math.toIntExact(after), count)
                                : items.page(jobId, state(state), Math.toIntExact(after), count),
                        Item::no)
                .map(item -> view(person, item));
    }

    @GetMapping("/{no}")
    @Allowed({Role.JOB_OWNER, Role.AUDITOR, Role.PROCESS_ADMIN})
    @Operation(summary = "One item")
    ItemView get(Actor.Person person, @PathVariable long jobId, @PathVariable int no) {
        access.ofOwnOrganisation(person, jobId);
        return view(person, items.get(jobId, no));
    }

    private ItemView view(Actor.Person person, Item item) {
        return ItemView.of(item, links.pathOrNull(person, null, item.jobId(), item.no(), item.mediaSha256()));
    }

    private static ItemState state(String text) {
        try {
            return ItemState.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw new Invalid("state", "is no state of items: {0}", text);
        }
    }
}
