package io.countersign.infra.engine.rest;

import io.camunda.client.protocol.rest.CreateProcessInstanceResult;
import io.camunda.client.protocol.rest.ProcessInstanceCreationInstruction;
import io.camunda.client.protocol.rest.ProcessInstanceCreationStartInstruction;
import io.countersign.infra.engine.instance.AwaitedInstances;
import io.countersign.infra.engine.instance.Labels;
import io.countersign.infra.engine.instance.ProcessInstances;
import io.countersign.infra.engine.model.Definitions;
import io.countersign.infra.engine.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Creates process instances, and answers with their result where that is awaited. */
final class CreationEndpoint {
    private static final long DEFAULT_WAIT_MILLIS = 10_000;

    private final ProcessInstances instances;
    private final AwaitedInstances awaited;
    private final Definitions definitions;
    private final ScheduledExecutorService scheduler;

    CreationEndpoint(
            ProcessInstances instances,
            AwaitedInstances awaited,
            Definitions definitions,
            ScheduledExecutorService scheduler) {
        this.instances = instances;
        this.awaited = awaited;
        this.definitions = definitions;
        this.scheduler = scheduler;
    }

    void addTo(Router router) {
        router.later("POST", "/process-instances", call -> create(call.body(ProcessInstanceCreationInstruction.class)));
    }

    private CompletionStage<Answer> create(ProcessInstanceCreationInstruction request) {
        RestValues.refuse("runtimeInstructions", !RestValues.isEmpty(request.getRuntimeInstructions()));
        Labels labels = Labels.of(request.getTags(), request.getBusinessId());
        ProcessInstances.Started started = instances.start(
                definition(request), startElements(request), labels, RestValues.variables(request.getVariables()));
        if (!Boolean.TRUE.equals(request.getAwaitCompletion())) {
            return Answer.ok(result(started, labels, Map.of())).now();
        }
        List<String> names = request.getFetchVariables() == null ? List.of() : request.getFetchVariables();
        return end(started, request.getRequestTimeout()).thenApply(state -> {
            if (!state.equals("COMPLETED")) {
                throw Problem.wrongState("Expected to await the completion of process instance '" + started.key()
                        + "', but it was terminated");
            }
            return Answer.ok(result(started, labels, instances.resultOf(started.key(), names)));
        });
    }

    private CompletableFuture<String> end(ProcessInstances.Started started, @Nullable Long timeout) {
        CompletableFuture<String> end = awaited.await(started.key());
        String before = instances.endOf(started.key());
        if (before != null) {
            end.complete(before);
            return end;
        }
        ScheduledFuture<?> limit = scheduler.schedule(
                () -> end.completeExceptionally(Problem.timedOut("Process instance '" + started.key()
                        + "' was started, but did not complete within the request timeout")),
                timeout == null || timeout <= 0 ? DEFAULT_WAIT_MILLIS : timeout,
                TimeUnit.MILLISECONDS);
        end.whenComplete((state, failure) -> limit.cancel(false));
        // The thread that commits the end goes on with its own work; the answer is made elsewhere.
        return end.thenApplyAsync(state -> state, scheduler);
    }

    private static List<String> startElements(ProcessInstanceCreationInstruction request) {
        List<ProcessInstanceCreationStartInstruction> instructions = request.getStartInstructions();
        return instructions == null
                ? List.of()
                : instructions.stream()
                        .map(instruction -> RestValues.required("elementId", instruction.getElementId()))
                        .toList();
    }

    private static CreateProcessInstanceResult result(
            ProcessInstances.Started started, Labels labels, Map<String, @Nullable Object> variables) {
        return new CreateProcessInstanceResult()
                .processInstanceKey(started.key())
                .processDefinitionKey(started.definition().getId())
                .processDefinitionId(started.definition().getKey())
                .processDefinitionVersion(started.definition().getVersion())
                .tags(labels.tags())
                .businessId(labels.businessId())
                .tenantId("<default>")
                .variables(variables);
    }

    private String definition(ProcessInstanceCreationInstruction request) {
        String key = request.getProcessDefinitionKey();
        String id = request.getProcessDefinitionId();
        if ((key == null) == (id == null)) {
            throw Problem.invalid("Only one of [processDefinitionId, processDefinitionKey] is allowed and required.");
        }
        if (key != null) {
            long number = RestValues.key("processDefinitionKey", key);
            if (!definitions.exists(number)) {
                throw Problem.notFound("Expected to find process definition with key '" + key + "', but none found");
            }
            return Long.toString(number);
        }
        Integer version = request.getProcessDefinitionVersion();
        boolean latest = version == null || version < 0;
        String found = latest ? definitions.latestKey(id) : definitions.key(id, version);
        if (found == null) {
            throw Problem.notFound("Expected to find process definition with process ID '" + id + "'"
                    + (latest ? "" : " and version '" + version + "'") + ", but none found");
        }
        return found;
    }
}
