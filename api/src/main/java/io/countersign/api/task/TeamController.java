package io.countersign.api.task;

import io.countersign.api.problem.Languages;
import io.countersign.api.security.Allowed;
import io.countersign.identity.Actor;
import io.countersign.member.Colleague;
import io.countersign.member.Colleagues;
import io.countersign.problem.Invalid;
import io.countersign.processes.Role;
import io.countersign.task.TeamTasks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What leads do with tasks of others. */
@RestController
@Tag(name = "Tasks")
class TeamController {
    private final TeamTasks team;
    private final Colleagues colleagues;

    TeamController(TeamTasks team, Colleagues colleagues) {
        this.team = team;
        this.colleagues = colleagues;
    }

    record ColleagueView(String subject, String username, String name, List<String> roles, Instant signedInAt) {
        static ColleagueView of(Colleague one) {
            return new ColleagueView(
                    one.subject(),
                    one.username(),
                    one.name(),
                    one.roles().stream().map(Role::id).sorted().toList(),
                    one.signedInAt());
        }
    }

    @GetMapping("/api/v1/colleagues")
    @Allowed({Role.JOB_OWNER, Role.ORG_ADMIN})
    @Operation(
            summary = "People of your organisation to whom work can be given",
            description = "Those who have signed in at the page, with the roles that they had then.")
    List<ColleagueView> colleagues(Actor.Person person) {
        return colleagues.of(person.organisation()).stream()
                .map(ColleagueView::of)
                .toList();
    }

    /** @param reason as it stands in the history */
    record ReleaseBody(
            @Nullable List<Long> taskIds, @Nullable String reason) {}

    /** @param to subject of a colleague */
    record ReassignmentBody(
            @Nullable List<Long> taskIds,
            @Nullable String to,
            @Nullable String reason) {}

    /** @param problem why it was not done, in the reader's language; null where it was */
    record TaskResult(String taskId, @Nullable String problem) {}

    @PostMapping("/api/v1/tasks/team/release")
    @Allowed({Role.JOB_OWNER, Role.ORG_ADMIN})
    @Operation(
            summary = "Gives tasks of others back to their queues",
            description = "Each for itself; the answer says of each whether it was done. At most 200.")
    List<TaskResult> giveBack(Actor.Person person, @RequestBody ReleaseBody body, HttpServletRequest request) {
        return told(team.release(person, taskIds(body.taskIds()), body.reason()), request);
    }

    @PostMapping("/api/v1/tasks/team/reassignment")
    @Allowed({Role.JOB_OWNER, Role.ORG_ADMIN})
    @Operation(
            summary = "Gives tasks to a colleague",
            description = "Each for itself, by the rules of a claim by that person; the answer says of each whether it"
                    + " was done. At most 200.")
    List<TaskResult> giveTo(Actor.Person person, @RequestBody ReassignmentBody body, HttpServletRequest request) {
        if (body.to() == null) {
            throw new Invalid("to", "is missing");
        }
        return told(team.reassign(person, taskIds(body.taskIds()), body.to(), body.reason()), request);
    }

    private static List<Long> taskIds(@Nullable List<Long> given) {
        if (given == null || given.stream().anyMatch(java.util.Objects::isNull)) {
            throw new Invalid("taskIds", "is missing");
        }
        return given;
    }

    private static List<TaskResult> told(List<TeamTasks.Result> results, HttpServletRequest request) {
        Locale language = Languages.of(request);
        return results.stream()
                .map(one -> new TaskResult(
                        String.valueOf(one.taskId()),
                        one.problem() == null ? null : one.problem().text().in(language)))
                .toList();
    }
}
