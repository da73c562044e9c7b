package io.countersign.engine;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is asked of the engine, as the outbox keeps it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = EngineCommand.Publish.class, name = "publish"),
    @JsonSubTypes.Type(value = EngineCommand.CompleteTask.class, name = "complete-task"),
    @JsonSubTypes.Type(value = EngineCommand.CancelInstance.class, name = "cancel-instance")
})
sealed interface EngineCommand {

    record Publish(
            String message,
            String correlationKey,
            String messageId,
            long timeToLiveMillis,
            Map<String, Object> variables)
            implements EngineCommand {}

    /** @param traceparent of the change that completes it; null where that is not traced */
    record CompleteTask(
            long userTaskKey,
            long processInstanceKey,
            Map<String, Object> variables,
            @Nullable String traceparent) implements EngineCommand {}

    record CancelInstance(long processInstanceKey) implements EngineCommand {}
}
