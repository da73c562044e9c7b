package io.countersign.api.review;

import io.countersign.agree.LabelledItem;
import io.countersign.api.security.Allowed;
import io.countersign.api.web.IdempotentRequests;
import io.countersign.api.web.Page;
import io.countersign.identity.Actor;
import io.countersign.item.MediaLinks;
import io.countersign.processes.Role;
import io.countersign.review.ItemUnderReview;
import io.countersign.review.ReviewPages;
import io.countersign.review.Reviews;
import io.countersign.review.VerdictOutcome;
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
@RequestMapping("/api/v1/tasks/{taskId}/review")
@Tag(name = "Reviews")
class ReviewController {
    private static final int LONGEST_PAGE = 100;

    private final ReviewPages pages;
    private final Reviews reviews;
    private final MediaLinks links;
    private final IdempotentRequests requests;

    ReviewController(ReviewPages pages, Reviews reviews, MediaLinks links, IdempotentRequests requests) {
        this.pages = pages;
        this.reviews = reviews;
        this.links = links;
        this.requests = requests;
    }

    @GetMapping
    @Allowed(Role.REVIEWER)
    @Operation(
            summary = "The items of a review that you have claimed",
            description =
                    "With the candidate that is accepted or not, and every version under a letter: authors stay hidden.")
    Page<ReviewItemView> items(
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
                        (ItemUnderReview last) -> last.candidate().item().no())
                .map(seen -> ReviewItemView.of(
                        seen, mediaUrl(person, taskId, seen.candidate().item())));
    }

    @PostMapping
    @Allowed(Role.REVIEWER)
    @Operation(
            summary = "Submit the verdicts on every item",
            description =
                    "One disputed item sends the package to an adjudicator, else one returned item back to rework.")
    ReviewAnswer submit(
            Actor.Person person,
            @PathVariable long taskId,
            @RequestBody ReviewBody body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        return requests.once(
                person,
                key,
                "review task " + taskId,
                body,
                ReviewAnswer.class,
                () -> new ReviewAnswer(reviews.submit(person, taskId, body.submission())));
    }

    private @Nullable String mediaUrl(Actor.Person person, long taskId, LabelledItem item) {
        return links.pathOrNull(person, taskId, item.jobId(), item.no(), item.mediaSha256());
    }

    /** @param outcome of the package */
    record ReviewAnswer(VerdictOutcome outcome) {}
}
