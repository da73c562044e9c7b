package io.countersign.api.task;

import io.countersign.annotate.AnnotationPages;
import io.countersign.annotate.Submissions;
import io.countersign.annotate.SubmittedWork;
import io.countersign.api.security.Allowed;
import io.countersign.api.web.EntityTags;
import io.countersign.identity.Actor;
import io.countersign.item.Item;
import io.countersign.item.MediaLinks;
import io.countersign.processes.Role;
import io.countersign.processes.TaskKind;
import io.countersign.task.ClaimedTask;
import io.countersign.task.Claims;
import io.countersign.task.Drafts;
import io.countersign.task.QueueFilter;
import io.countersign.task.TaskLists;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
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
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/tasks")
@Tag(name = "Tasks")
class TaskController {
    private final Claims claims;
    private final TaskLists lists;
    private final Drafts drafts;
    private final AnnotationPages pages;
    private final Submissions submissions;
    private final MediaLinks links;

    TaskController(
            Claims claims,
            TaskLists lists,
            Drafts drafts,
            AnnotationPages pages,
            Submissions submissions,
            MediaLinks links) {
        this.claims = claims;
        this.lists = lists;
        this.drafts = drafts;
        this.pages = pages;
        this.submissions = submissions;
        this.links = links;
    }

    /** @param leaseUntil when it goes back to the queue unless something is saved */
    record Lease(Instant leaseUntil) {}

    /** @param round of the package that the labels belong to */
    record SubmissionAnswer(String taskId, String assignmentId, int items, int round) {
        static SubmissionAnswer of(SubmittedWork work) {
            return new SubmissionAnswer(
                    String.valueOf(work.taskId()), String.valueOf(work.assignmentId()), work.items(), work.round());
        }
    }

    @PostMapping("/next")
    @Allowed
    @Operation(summary = "Claim the next task of your groups that you may take; 204 where there is none")
    ResponseEntity<TaskView> next(
            Actor.Person person,
            @RequestParam(required = false) @Nullable TaskKind kind,
            @RequestParam(required = false) @Nullable Long jobId) {
        return claims.claimNext(person, new QueueFilter(kind, jobId, null))
                .map(task -> ResponseEntity.ok(view(person, task)))
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    @PostMapping("/{taskId}/claim")
    @Allowed
    @Operation(summary = "Claim a task; 403 with the rule where the separation of duties forbids it")
    TaskView claim(Actor.Person person, @PathVariable long taskId) {
        return view(person, claims.claim(person, taskId));
    }

    @PostMapping("/{taskId}/release")
    @Allowed
    @Operation(summary = "Give a task back to its queue; your drafts stay yours")
    ResponseEntity<Void> release(Actor.Person person, @PathVariable long taskId) {
        claims.release(person, taskId);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{taskId}/heartbeat")
    @Allowed
    @Operation(summary = "Say that you are still at work")
    Lease heartbeat(Actor.Person person, @PathVariable long taskId) {
        return new Lease(claims.keep(person, taskId));
    }

    @GetMapping("/{taskId}/items")
    @Allowed(Role.ANNOTATOR)
    @Operation(summary = "The items of an annotation or a rework that you have claimed, with your drafts")
    List<ItemToLabelView> items(Actor.Person person, @PathVariable long taskId) {
        return pages.items(person, taskId).stream()
                .map(seen -> ItemToLabelView.of(seen, mediaUrl(person, taskId, seen.item())))
                .toList();
    }

    @PutMapping("/{taskId}/drafts/{itemNo}")
    @Allowed
    @Operation(
            summary = "Save unfinished work on an item",
            description = "If-Match: the draft's revision, \"0\" for the first.")
    ResponseEntity<Void> draft(
            Actor.Person person,
            @PathVariable long taskId,
            @PathVariable int itemNo,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody JsonNode document) {
        int revision = drafts.save(person, taskId, itemNo, document, EntityTags.required(ifMatch));
        return ResponseEntity.noContent().eTag(EntityTags.of(revision)).build();
    }

    @PostMapping("/{taskId}/submission")
    @Allowed(Role.ANNOTATOR)
    @Operation(
            summary = "Submit the labels of an annotation or a rework",
            description = "All items at once; the same labels again come to the same.")
    SubmissionAnswer submit(Actor.Person person, @PathVariable long taskId, @RequestBody SubmissionBody body) {
        return SubmissionAnswer.of(submissions.submit(person, taskId, body.labels()));
    }

    private @Nullable String mediaUrl(Actor.Person person, long taskId, Item item) {
        return links.pathOrNull(person, taskId, item.jobId(), item.no(), item.mediaSha256());
    }

    private TaskView view(Actor.Person person, ClaimedTask task) {
        return TaskView.of(lists.get(person, task.id()));
    }
}
