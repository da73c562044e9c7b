package io.countersign.infra.engine.usertask;

import io.camunda.client.protocol.rest.JobResult;
import io.camunda.client.protocol.rest.UserTaskProperties;
import io.countersign.infra.engine.job.ListenerJobs;
import io.countersign.infra.engine.model.Definitions;
import io.countersign.infra.engine.model.ElementModel;
import io.countersign.infra.engine.model.ListenerEvent;
import io.countersign.infra.engine.model.ListenerModel;
import io.countersign.infra.engine.problem.Problem;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.impl.persistence.entity.ExternalTaskEntity;

/** Task listeners as jobs. */
public final class UserTaskListenerJobs implements ListenerJobs {
    private final Definitions definitions;
    private final UserTasks tasks;

    public UserTaskListenerJobs(Definitions definitions, UserTasks tasks) {
        this.definitions = definitions;
        this.tasks = tasks;
    }

    @Override
    public Map<String, Job> find(List<String> jobKeys) {
        Map<String, Job> jobs = new HashMap<>();
        for (UserTaskRow task : UserTaskRow.byListenerJobs(jobKeys)) {
            ListenerEvent event = TaskListeners.event(task);
            ElementModel element =
                    ElementModel.of(definitions.get(task.processDefinitionKey()).findActivity(task.elementId()));
            List<ListenerModel> listeners =
                    element.userTask() == null ? List.of() : element.userTask().listeners(event);
            // A task that was migrated may wait for a listener that its model no longer has.
            Map<String, String> headers = task.listenerIndex() < listeners.size()
                    ? listeners.get(task.listenerIndex()).headers()
                    : Map.of();
            jobs.put(
                    String.valueOf(task.listenerJob()),
                    new Job(event, headers, properties(task, event), UserTasks.pendingVariables(task)));
        }
        return jobs;
    }

    private static UserTaskProperties properties(UserTaskRow task, ListenerEvent event) {
        UserTaskChanges current = new UserTaskChanges(
                task.assignee(),
                task.candidateGroups(),
                task.candidateUsers(),
                text(task.dueDate()),
                text(task.followUpDate()),
                task.priority());
        UserTaskChanges pending = UserTasks.pendingChanges(task);
        UserTaskChanges shown = pending == null ? current : current.correctedBy(pending);
        return new UserTaskProperties()
                .userTaskKey(Long.toString(task.key()))
                .action(action(event))
                .assignee(shown.assignee())
                .candidateGroups(shown.candidateGroups())
                .candidateUsers(shown.candidateUsers())
                .changedAttributes(pending == null ? List.of() : pending.names())
                .dueDate(shown.dueDate())
                .followUpDate(shown.followUpDate())
                .priority(shown.priority());
    }

    private static @Nullable String action(ListenerEvent event) {
        return switch (event) {
            case ASSIGNING -> "assign";
            case UPDATING -> "update";
            case COMPLETING -> "complete";
            default -> null;
        };
    }

    private static @Nullable String text(@Nullable OffsetDateTime date) {
        return date == null ? null : date.toString();
    }

    @Override
    public boolean isListener(ExternalTaskEntity job) {
        return task(job) != null;
    }

    @Override
    public boolean complete(ExternalTaskEntity job, @Nullable JobResult result) {
        UserTaskRow task = task(job);
        if (task == null) {
            return false;
        }
        if (result == null || !Boolean.TRUE.equals(result.getDenied())) {
            tasks.listenerDone(task, job, result == null ? null : result.getCorrections());
            return true;
        }
        ListenerEvent event = TaskListeners.event(task);
        if (event == ListenerEvent.CREATING || event == ListenerEvent.CANCELING) {
            throw Problem.invalid("Denying result is not supported for " + task.state()
                    + " task listener job with key '" + job.getId() + "'");
        }
        if (result.getCorrections() != null
                && !UserTaskChanges.of(result.getCorrections()).isEmpty()) {
            throw Problem.invalid("Expected to complete task listener job with key '" + job.getId()
                    + "', but a denying result cannot contain corrections");
        }
        tasks.denied(task, job, result.getDeniedReason() == null ? "" : result.getDeniedReason());
        return true;
    }

    private @Nullable UserTaskRow task(ExternalTaskEntity job) {
        if (ElementModel.of(job.getExecution().getActivity()).userTask() == null) {
            return null;
        }
        List<UserTaskRow> tasks = UserTaskRow.byListenerJobs(List.of(job.getId()));
        return tasks.isEmpty() ? null : tasks.get(0);
    }
}
