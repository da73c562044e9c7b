package io.countersign.api.discuss;

import io.countersign.api.security.Allowed;
import io.countersign.api.web.IdempotentRequests;
import io.countersign.discuss.Discussions;
import io.countersign.discuss.Issue;
import io.countersign.identity.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/tasks/{taskId}/discussions")
@Tag(name = "Discussions")
class DiscussionController {
    private final Discussions discussions;
    private final IdempotentRequests requests;

    DiscussionController(Discussions discussions, IdempotentRequests requests) {
        this.discussions = discussions;
        this.requests = requests;
    }

    record RaisedBody(@NotNull Integer itemNo, @NotNull Issue issue) {}

    /** @param resolved true resolves the issue, false opens it again; left out, it stays as it is */
    record RemarkBody(@Nullable String text, @Nullable Boolean resolved) {}

    @GetMapping
    @Allowed
    @Operation(
            summary = "What is said of the items of a task that you have claimed",
            description = "Annotators see what they raised themselves, and what reviewers, adjudicators and inspectors"
                    + " raised. Everybody goes by their pseudonym in the job.")
    List<DiscussionView> list(Actor.Person person, @PathVariable long taskId) {
        return discussions.of(person, taskId).stream().map(DiscussionView::of).toList();
    }

    @PostMapping
    @Allowed
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Raises an issue of an item",
            description = "Pinned to a shape or a position, or about the item. It stands at once; the issues of a"
                    + " review's verdicts are raised when they are submitted.")
    DiscussionView raise(
            Actor.Person person,
            @PathVariable long taskId,
            @Valid @RequestBody RaisedBody body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        return requests.once(
                person,
                key,
                "raise an issue in task " + taskId,
                body,
                DiscussionView.class,
                () -> DiscussionView.of(discussions.raise(person, taskId, body.itemNo(), body.issue())));
    }

    @PostMapping("/{discussionId}/remarks")
    @Allowed
    @Operation(summary = "Answers, resolves or opens an issue again")
    DiscussionView answer(
            Actor.Person person,
            @PathVariable long taskId,
            @PathVariable long discussionId,
            @RequestBody RemarkBody body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        return requests.once(
                person,
                key,
                "answer issue " + discussionId + " in task " + taskId,
                body,
                DiscussionView.class,
                () -> DiscussionView.of(
                        discussions.answer(person, taskId, discussionId, body.text(), body.resolved())));
    }
}
