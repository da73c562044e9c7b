package io.countersign.api.task;

import io.countersign.api.problem.Languages;
import io.countersign.api.security.Allowed;
import io.countersign.api.web.Cursor;
import io.countersign.api.web.Page;
import io.countersign.api.web.PageLimit;
import io.countersign.assign.Why;
import io.countersign.identity.Actor;
import io.countersign.processes.Role;
import io.countersign.processes.TaskKind;
import io.countersign.task.QueueFilter;
import io.countersign.task.TaskLists;
import io.countersign.task.TaskPosition;
import io.countersign.task.TaskSummary;
import io.countersign.task.TeamTask;
import io.countersign.task.TeamTasks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/tasks")
@Tag(name = "Tasks")
class TaskListController {
    private static final int LONGEST_PAGE = 200;

    private static final int USUAL_PAGE = 50;

    private final TaskLists lists;
    private final TeamTasks team;

    TaskListController(TaskLists lists, TeamTasks team) {
        this.lists = lists;
        this.team = team;
    }

    /** What every list can be narrowed down by. */
    record ListQuery(
            @Nullable TaskKind kind,
            @Nullable Long jobId,
            @Parameter(description = "Exclusive") @Nullable Instant dueBefore,
            @Parameter(description = "0 to 100") @Nullable Integer leastPriority,

            @Parameter(description = "The next of the page before") @Nullable String cursor,

            @Parameter(description = "1 to 200, usually 50") @Nullable Integer limit) {

        QueueFilter filter() {
            return new QueueFilter(kind, jobId, dueBefore, leastPriority);
        }

        int most() {
            return PageLimit.check(limit == null ? USUAL_PAGE : limit, LONGEST_PAGE);
        }

        @Nullable TaskPosition after() {
            return position(cursor);
        }
    }

    @GetMapping("/mine")
    @Allowed
    @Operation(summary = "Tasks that you have claimed, the earliest due first")
    Page<TaskView> mine(Actor.Person person, @ParameterObject ListQuery query) {
        List<TaskSummary> found = lists.mine(person, query.filter(), query.after(), query.most());
        return page(found, query, last -> new TaskPosition(last.dueAt(), last.id()));
    }

    @GetMapping("/queue")
    @Allowed
    @Operation(summary = "Open tasks of your groups that you may take, in the order in which they are given out")
    Page<TaskView> queue(Actor.Person person, @ParameterObject ListQuery query) {
        List<TaskSummary> found = lists.queue(person, query.filter(), query.after(), query.most());
        return page(found, query, TaskLists::positionInQueue);
    }

    @GetMapping("/done")
    @Allowed
    @Operation(summary = "Tasks that you have done, the latest first")
    Page<TaskView> done(Actor.Person person, @ParameterObject ListQuery query) {
        List<TaskSummary> found = lists.done(person, query.filter(), query.after(), query.most());
        return page(found, query, last -> new TaskPosition(last.closedAt(), last.id()));
    }

    /**
     * @param assignee name of the holder, where they are of the lead's own organisation
     * @param why the rule by which it stands where it stands, or came into those hands, in the reader's language
     */
    record TeamTaskView(
            TaskView task,
            String organisation,
            @Nullable String assignee,
            @Nullable String why) {}

    @GetMapping("/team")
    @Allowed({Role.JOB_OWNER, Role.ORG_ADMIN})
    @Operation(
            summary = "Tasks in the hands of those whose work you lead, the earliest due first",
            description = "Of one job also those that wait. Job owners lead the work on their organisation's jobs,"
                    + " organisation admins the work of its people.")
    Page<TeamTaskView> team(Actor.Person person, @ParameterObject ListQuery query, HttpServletRequest request) {
        Locale language = Languages.of(request);
        List<TeamTask> found = team.list(person, query.filter(), query.after(), query.most());
        return Page.of(
                        found,
                        query.most(),
                        last -> cursor(new TaskPosition(
                                last.task().dueAt(), last.task().id())))
                .map(one -> new TeamTaskView(
                        TaskView.of(one.task()), one.organisation(), one.assignee(), why(one.why(), language)));
    }

    private static @Nullable String why(@Nullable Why why, Locale language) {
        return why == null ? null : why.text().in(language);
    }

    @GetMapping("/{taskId}")
    @Allowed
    @Operation(summary = "One task that you hold, have done, or could take")
    TaskView one(Actor.Person person, @PathVariable long taskId) {
        return TaskView.of(lists.get(person, taskId));
    }

    private static Page<TaskView> page(
            List<TaskSummary> found, ListQuery query, Function<TaskSummary, TaskPosition> end) {
        return Page.of(found, query.most(), last -> cursor(end.apply(last))).map(TaskView::of);
    }

    private static Cursor cursor(TaskPosition end) {
        return Cursor.of(end.urgency(), end.rank(), end.at() == null ? "" : end.at(), end.id());
    }

    private static @Nullable TaskPosition position(@Nullable String text) {
        Cursor cursor = Cursor.parse(text, 4);
        if (cursor == null) {
            return null;
        }
        try {
            String at = cursor.part(2);
            return new TaskPosition(
                    (int) cursor.number(0),
                    (int) cursor.number(1),
                    at.isEmpty() ? null : Instant.parse(at),
                    cursor.number(3));
        } catch (java.time.format.DateTimeParseException e) {
            throw new io.countersign.problem.Invalid("cursor", "is not a cursor that this list gave out");
        }
    }
}
