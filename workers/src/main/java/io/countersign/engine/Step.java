package io.countersign.engine;

import io.countersign.identity.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A job of the engine, as a worker sees it.
 *
 * @param processVersion that its instance was on when the job was given out
 * @param headers of the element; of a listener job, those of its user task
 * @param userTask of a listener job only
 */
public record Step(
        long key,
        String jobType,
        String processId,
        int processVersion,
        long processInstanceKey,
        String elementId,
        Map<String, String> headers,
        Variables variables,
        @Nullable HumanTask userTask) {

    /** @param candidateGroups as written in the process, {@code organisation/role} each */
    public record HumanTask(
            long key,
            List<String> candidateGroups,
            @Nullable Instant dueAt,
            int priority) {}

    public Actor actor() {
        return new Actor.Worker(jobType, processInstanceKey, elementId);
    }

    /** @throws ContractBroken where the process lacks the header */
    public String header(String name) {
        String value = headers.get(name);
        if (value == null) {
            throw new ContractBroken(
                    "element '" + elementId + "' of " + processId + " lacks the header '" + name + "'");
        }
        return value;
    }

    /** @throws ContractBroken where the job is not a listener's */
    public HumanTask humanTask() {
        if (userTask == null) {
            throw new ContractBroken(
                    "'" + jobType + "' is for task listeners, but '" + elementId + "' is no user task");
        }
        return userTask;
    }
}
