package io.countersign.engine;

import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.response.UserTaskProperties;
import org.jspecify.annotations.Nullable;

/** From the client's job to a {@link Step}. */
final class Steps {
    private Steps() {}

    static Step of(ActivatedJob job) {
        return new Step(
                job.getKey(),
                job.getType(),
                job.getBpmnProcessId(),
                job.getProcessDefinitionVersion(),
                job.getProcessInstanceKey(),
                job.getElementId(),
                job.getCustomHeaders(),
                new Variables(job.getVariablesAsMap()),
                humanTask(job.getUserTask()));
    }

    private static Step.@Nullable HumanTask humanTask(@Nullable UserTaskProperties task) {
        if (task == null || task.getUserTaskKey() == null) {
            return null;
        }
        return new Step.HumanTask(
                task.getUserTaskKey(),
                task.getCandidateGroups(),
                task.getDueDate() == null ? null : task.getDueDate().toInstant(),
                task.getPriority() == null ? 50 : task.getPriority());
    }
}
