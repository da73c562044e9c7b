package io.countersign.infra.engine.rest;

import io.camunda.client.protocol.rest.CancelProcessInstanceRequest;
import io.camunda.client.protocol.rest.CreateProcessInstanceResult;
import io.camunda.client.protocol.rest.ProcessInstanceCreationInstruction;
import io.camunda.client.protocol.rest.ProcessInstanceMigrationInstruction;
import io.camunda.client.protocol.rest.ProcessInstanceModificationInstruction;
import io.camunda.client.protocol.rest.SetVariableRequest;
import io.countersign.infra.engine.change.Migrations;
import io.countersign.infra.engine.change.Modifications;
import io.countersign.infra.engine.held.HeldCommand;
import io.countersign.infra.engine.held.HeldCommands;
import io.countersign.infra.engine.instance.ProcessInstances;
import io.countersign.infra.engine.model.Definitions;
import io.countersign.infra.engine.problem.Problem;
import io.countersign.infra.engine.query.Searches;
import java.util.Map;

/** Process instances, element instances and their variables. */
final class InstanceEndpoints {
    private final ProcessInstances instances;
    private final Modifications modifications;
    private final Migrations migrations;
    private final Definitions definitions;
    private final HeldCommands held;
    private final Searches searches;

    InstanceEndpoints(
            ProcessInstances instances,
            Modifications modifications,
            Migrations migrations,
            Definitions definitions,
            HeldCommands held,
            Searches searches) {
        this.instances = instances;
        this.modifications = modifications;
        this.migrations = migrations;
        this.definitions = definitions;
        this.held = held;
        this.searches = searches;
    }

    void addTo(Router router) {
        router.get("POST", "/process-instances", call -> create(call.body(ProcessInstanceCreationInstruction.class)))
                .command("POST", "/process-instances/{key}/cancellation", this::cancel)
                .get("POST", "/process-instances/search", call -> searches.instances(call.search()))
                .get("GET", "/process-instances/{key}", call -> searches.instance(call.key()))
                .command("POST", "/process-instances/{key}/modification", this::modify)
                .command("POST", "/process-instances/{key}/migration", this::migrate)
                .get(
                        "GET",
                        "/process-instances/{key}/statistics/element-instances",
                        call -> searches.instanceStatistics(call.key()))
                .get(
                        "POST",
                        "/process-instances/{key}/incidents/search",
                        call -> searches.instanceIncidents(call.key(), call.search()))
                .command("PUT", "/element-instances/{key}/variables", this::setVariables)
                .get("POST", "/element-instances/search", call -> searches.elements(call.search()))
                .get("GET", "/element-instances/{key}", call -> searches.element(call.key()))
                .get("POST", "/variables/search", call -> searches.variables(call.search()))
                .get("GET", "/variables/{key}", call -> searches.variable(call.key()));
    }

    private void cancel(Call call) {
        call.optionalBody(CancelProcessInstanceRequest.class);
        long key = call.key();
        held.run(new HeldCommand.Cancellation(key), () -> instances.cancel(key));
    }

    private void modify(Call call) {
        ProcessInstanceModificationInstruction request = call.body(ProcessInstanceModificationInstruction.class);
        long key = call.key();
        held.run(new HeldCommand.Modification(key, request), () -> modifications.modify(key, request));
    }

    private void migrate(Call call) {
        ProcessInstanceMigrationInstruction request = call.body(ProcessInstanceMigrationInstruction.class);
        if (RestValues.isEmpty(request.getMappingInstructions())) {
            throw Problem.invalid("No mappingInstructions provided.");
        }
        migrations.migrate(
                call.key(),
                RestValues.required("targetProcessDefinitionKey", request.getTargetProcessDefinitionKey()),
                request.getMappingInstructions());
    }

    private void setVariables(Call call) {
        SetVariableRequest request = call.body(SetVariableRequest.class);
        if (request.getVariables() == null) {
            throw Problem.invalid("No variables provided.");
        }
        instances.setVariables(call.key(), request.getVariables(), Boolean.TRUE.equals(request.getLocal()));
    }

    private CreateProcessInstanceResult create(ProcessInstanceCreationInstruction request) {
        refuseUnsupported(request);
        ProcessInstances.Started started =
                instances.start(definition(request), RestValues.variables(request.getVariables()));
        return new CreateProcessInstanceResult()
                .processInstanceKey(started.key())
                .processDefinitionKey(started.definition().getId())
                .processDefinitionId(started.definition().getKey())
                .processDefinitionVersion(started.definition().getVersion())
                .tenantId("<default>")
                .variables(Map.of());
    }

    private static void refuseUnsupported(ProcessInstanceCreationInstruction request) {
        RestValues.refuse("awaitCompletion", Boolean.TRUE.equals(request.getAwaitCompletion()));
        RestValues.refuse("startInstructions", !RestValues.isEmpty(request.getStartInstructions()));
        RestValues.refuse("runtimeInstructions", !RestValues.isEmpty(request.getRuntimeInstructions()));
        RestValues.refuse("tags", !RestValues.isEmpty(request.getTags()));
        RestValues.refuse("businessId", request.getBusinessId() != null);
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
