package io.countersign.api.adjudicate;

import io.countersign.adjudicate.AdjudicationPages;
import io.countersign.adjudicate.Adjudications;
import io.countersign.adjudicate.DisputedItem;
import io.countersign.agree.LabelledItem;
import io.countersign.api.security.Allowed;
import io.countersign.api.web.IdempotentRequests;
import io.countersign.api.web.Page;
import io.countersign.identity.Actor;
import io.countersign.item.MediaLinks;
import io.countersign.processes.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/tasks/{taskId}/adjudication")
@Tag(name = "Adjudications")
class AdjudicationController {
    private static final int LONGEST_PAGE = 100;

    private final AdjudicationPages pages;
    private final Adjudications adjudications;
    private final MediaLinks links;
    private final IdempotentRequests requests;

    AdjudicationController(
            AdjudicationPages pages, Adjudications adjudications, MediaLinks links, IdempotentRequests requests) {
        this.pages = pages;
        this.adjudications = adjudications;
        this.links = links;
        this.requests = requests;
    }

    @GetMapping
    @Allowed(Role.ADJUDICATOR)
    @Operation(
            summary = "The items of an adjudication that you have claimed",
            description =
                    "Open items have to be decided; the others may be. Neither annotators nor reviewers are named.")
    Page<DisputedItemView> items(
            Actor.Person person,
            @PathVariable long taskId,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") int limit) {
        return Page.byNumber(
                        cursor,
                        limit,
                        LONGEST_PAGE,
                        0,
                        (after, count) -> pages.page(person, taskId, (int) after, count),
                        (DisputedItem last) -> last.candidate().item().no())
                .map(seen -> DisputedItemView.of(
                        seen, mediaUrl(person, taskId, seen.candidate().item())));
    }

    @PostMapping
    @Allowed(Role.ADJUDICATOR)
    @Operation(
            summary = "Submit the decisions on every open item",
            description =
                    "Each with a reason: consolidate all versions, take one of them, or draw the labels yourself.")
    AdjudicationAnswer submit(
            Actor.Person person,
            @PathVariable long taskId,
            @RequestBody AdjudicationBody body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        return requests.once(
                person,
                key,
                "adjudicate task " + taskId,
                body,
                AdjudicationAnswer.class,
                () -> new AdjudicationAnswer(adjudications.submit(person, taskId, body.read())));
    }

    private @Nullable String mediaUrl(Actor.Person person, long taskId, LabelledItem item) {
        return links.pathOrNull(person, taskId, item.jobId(), item.no(), item.mediaSha256());
    }

    /** @param decided how many items were decided */
    record AdjudicationAnswer(int decided) {}
}
