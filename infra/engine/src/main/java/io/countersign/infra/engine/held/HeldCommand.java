package io.countersign.infra.engine.held;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.camunda.client.protocol.rest.JobResult;
import io.camunda.client.protocol.rest.ProcessInstanceModificationInstruction;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A command that can be stored and run again. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = HeldCommand.EngineJob.class, name = "engine-job"),
    @JsonSubTypes.Type(value = HeldCommand.Correlation.class, name = "correlation"),
    @JsonSubTypes.Type(value = HeldCommand.Signal.class, name = "signal"),
    @JsonSubTypes.Type(value = HeldCommand.JobCompletion.class, name = "job-completion"),
    @JsonSubTypes.Type(value = HeldCommand.JobError.class, name = "job-error"),
    @JsonSubTypes.Type(value = HeldCommand.TaskCompletion.class, name = "task-completion"),
    @JsonSubTypes.Type(value = HeldCommand.Cancellation.class, name = "cancellation"),
    @JsonSubTypes.Type(value = HeldCommand.Modification.class, name = "modification"),
    @JsonSubTypes.Type(value = HeldCommand.Resolution.class, name = "resolution")
})
public sealed interface HeldCommand {
    /** A timer, or an element that is entered or left again. */
    record EngineJob(String id) implements HeldCommand {}

    /** A message; the buffer keeps it. */
    record Correlation(String name, String correlationKey, long messageKey) implements HeldCommand {}

    record Signal(long subscription, Map<String, @Nullable Object> variables) implements HeldCommand {}

    record JobCompletion(
            long jobKey,
            Map<String, @Nullable Object> variables,
            @Nullable JobResult result) implements HeldCommand {}

    record JobError(long jobKey, String code, @Nullable String message, Map<String, @Nullable Object> variables)
            implements HeldCommand {}

    record TaskCompletion(long taskKey, Map<String, @Nullable Object> variables) implements HeldCommand {}

    record Cancellation(long processInstanceKey) implements HeldCommand {}

    record Modification(long processInstanceKey, ProcessInstanceModificationInstruction instructions)
            implements HeldCommand {}

    record Resolution(long incidentKey) implements HeldCommand {}
}
