package io.countersign.api.task;

import io.countersign.api.security.Allowed;
import io.countersign.api.web.Cursor;
import io.countersign.api.web.Page;
import io.countersign.api.web.PageLimit;
import io.countersign.identity.Actor;
import io.countersign.processes.TaskKind;
import io.countersign.task.QueueFilter;
import io.countersign.task.TaskLists;
import io.countersign.task.TaskPosition;
import io.countersign.task.TaskSummary;
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
@RequestMapping("/api/v1/tasks")
@Tag(name = "Tasks")
class TaskListController {
    private static final int LONGEST_PAGE = 200;

    private final TaskLists lists;

    TaskListController(TaskLists lists) {
        this.lists = lists;
    }

    @GetMapping("/mine")
    @Allowed
    @Operation(summary = "Tasks that you have claimed, the earliest due first")
    Page<TaskView> mine(
            Actor.Person person,
            @RequestParam(required = false) @Nullable TaskKind kind,
            @RequestParam(required = false) @Nullable Long jobId,
            @RequestParam(required = false) @Nullable Instant dueBefore,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        int most = PageLimit.check(limit, LONGEST_PAGE);
        List<TaskSummary> found = lists.mine(person, new QueueFilter(kind, jobId, dueBefore), position(cursor), most);
        return page(found, most, last -> new TaskPosition(0, last.dueAt(), last.id()));
    }

    @GetMapping("/queue")
    @Allowed
    @Operation(summary = "Open tasks of your groups that you may take, in the order in which they are given out")
    Page<TaskView> queue(
            Actor.Person person,
            @RequestParam(required = false) @Nullable TaskKind kind,
            @RequestParam(required = false) @Nullable Long jobId,
            @RequestParam(required = false) @Nullable Instant dueBefore,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        int most = PageLimit.check(limit, LONGEST_PAGE);
        List<TaskSummary> found = lists.queue(person, new QueueFilter(kind, jobId, dueBefore), position(cursor), most);
        return page(found, most, TaskLists::positionInQueue);
    }

    @GetMapping("/done")
    @Allowed
    @Operation(summary = "Tasks that you have done, the latest first")
    Page<TaskView> done(
            Actor.Person person,
            @RequestParam(required = false) @Nullable TaskKind kind,
            @RequestParam(required = false) @Nullable Long jobId,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        int most = PageLimit.check(limit, LONGEST_PAGE);
        List<TaskSummary> found = lists.done(person, new QueueFilter(kind, jobId, null), position(cursor), most);
        return page(found, most, last -> new TaskPosition(0, last.closedAt(), last.id()));
    }

    @GetMapping("/{taskId}")
    @Allowed
    @Operation(summary = "One task that you hold, have done, or could take")
    TaskView one(Actor.Person person, @PathVariable long taskId) {
        return TaskView.of(lists.get(person, taskId));
    }

    private static Page<TaskView> page(
            List<TaskSummary> found, int limit, java.util.function.Function<TaskSummary, TaskPosition> end) {
        return Page.of(found, limit, last -> cursor(end.apply(last))).map(TaskView::of);
    }

    private static Cursor cursor(TaskPosition end) {
        return Cursor.of(end.urgency(), end.at() == null ? "" : end.at(), end.id());
    }

    private static @Nullable TaskPosition position(@Nullable String text) {
        Cursor cursor = Cursor.parse(text, 3);
        if (cursor == null) {
            return null;
        }
        try {
            String at = cursor.part(1);
            return new TaskPosition((int) cursor.number(0), at.isEmpty() ? null : Instant.parse(at), cursor.number(2));
        } catch (java.time.format.DateTimeParseException e) {
            throw new io.countersign.problem.Invalid("cursor", "is not a cursor that this list gave out");
        }
    }
}
