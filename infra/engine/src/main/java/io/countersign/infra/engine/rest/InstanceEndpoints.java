package io.countersign.infra.engine.rest;

import io.camunda.client.protocol.rest.CancelProcessInstanceRequest;
import io.camunda.client.protocol.rest.ProcessInstanceMigrationInstruction;
import io.camunda.client.protocol.rest.ProcessInstanceModificationInstruction;
import io.camunda.client.protocol.rest.SetVariableRequest;
import io.countersign.infra.engine.change.Migrations;
import io.countersign.infra.engine.change.Modifications;
import io.countersign.infra.engine.held.HeldCommand;
import io.countersign.infra.engine.held.HeldCommands;
import io.countersign.infra.engine.instance.ProcessInstances;
import io.countersign.infra.engine.problem.Problem;
import io.countersign.infra.engine.query.Searches;

/** Process instances, element instances and their variables. */
final class InstanceEndpoints {
    private final ProcessInstances instances;
    private final Modifications modifications;
    private final Migrations migrations;
    private final HeldCommands held;
    private final Searches searches;

    InstanceEndpoints(
            ProcessInstances instances,
            Modifications modifications,
            Migrations migrations,
            HeldCommands held,
            Searches searches) {
        this.instances = instances;
        this.modifications = modifications;
        this.migrations = migrations;
        this.held = held;
        this.searches = searches;
    }

    void addTo(Router router) {
        router.command("POST", "/process-instances/{key}/cancellation", this::cancel)
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
                .get("GET", "/process-instances/{key}/call-hierarchy", call -> searches.callHierarchy(call.key()))
                .get(
                        "POST",
                        "/element-instances/{key}/incidents/search",
                        call -> searches.elementIncidents(call.key(), call.search()))
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
}
