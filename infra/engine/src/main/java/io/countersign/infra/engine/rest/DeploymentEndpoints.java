package io.countersign.infra.engine.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.camunda.client.protocol.rest.DeploymentDecisionResult;
import io.camunda.client.protocol.rest.DeploymentMetadataResult;
import io.camunda.client.protocol.rest.DeploymentProcessResult;
import io.camunda.client.protocol.rest.DeploymentResult;
import io.countersign.infra.engine.deploy.DeployedDecision;
import io.countersign.infra.engine.deploy.DeployedProcess;
import io.countersign.infra.engine.deploy.Deployments;
import io.countersign.infra.engine.model.Definitions;
import io.countersign.infra.engine.problem.Problem;
import io.countersign.infra.engine.query.Searches;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Deployments and process definitions. */
final class DeploymentEndpoints {
    private final Deployments deployments;
    private final Definitions definitions;
    private final Searches searches;

    DeploymentEndpoints(Deployments deployments, Definitions definitions, Searches searches) {
        this.deployments = deployments;
        this.definitions = definitions;
        this.searches = searches;
    }

    void addTo(Router router) {
        router.get("POST", "/deployments", call -> result(deployments.deploy(call.files())))
                .get("POST", "/process-definitions/search", call -> searches.definitions(call.search()))
                .get(
                        "POST",
                        "/process-definitions/{key}/statistics/element-instances",
                        call -> searches.definitionStatistics(call.key(), filter(call)))
                .get(
                        "POST",
                        "/process-definitions/statistics/process-instances",
                        call -> searches.instancesByProcess(call.search()))
                .get(
                        "POST",
                        "/process-definitions/statistics/process-instances-by-version",
                        call -> searches.instancesByVersion(call.search()))
                .command("GET", "/process-definitions/{key}/form", call -> searches.definition(call.key()))
                .get("GET", "/process-definitions/{key}", call -> searches.definition(call.key()))
                .later(
                        "GET",
                        "/process-definitions/{key}/xml",
                        call -> xml(call.key()).now());
    }

    private static JsonNode filter(Call call) {
        StatisticsRequest request = call.optionalBody(StatisticsRequest.class);
        return request.filter() == null ? MissingNode.getInstance() : request.filter();
    }

    private record StatisticsRequest(@Nullable JsonNode filter) {}

    private Answer xml(long key) {
        if (!definitions.exists(key)) {
            throw Problem.notFound("Process Definition with key '" + key + "' not found");
        }
        return Answer.text("text/xml", definitions.xml(key));
    }

    private static DeploymentResult result(Deployments.Deployed deployed) {
        return new DeploymentResult()
                .deploymentKey(deployed.key())
                .tenantId("<default>")
                .deployments(Stream.concat(
                                deployed.processes().stream().map(DeploymentEndpoints::metadata),
                                deployed.decisions().stream().map(DeploymentEndpoints::metadata))
                        .toList());
    }

    private static DeploymentMetadataResult metadata(DeployedDecision decision) {
        return new DeploymentMetadataResult()
                .decisionDefinition(new DeploymentDecisionResult()
                        .decisionDefinitionId(decision.decisionId())
                        .name(decision.name())
                        .version(decision.version())
                        .decisionDefinitionKey(decision.key())
                        .decisionRequirementsId(decision.graphId())
                        .decisionRequirementsKey(decision.graphKey())
                        .tenantId("<default>"));
    }

    private static DeploymentMetadataResult metadata(DeployedProcess process) {
        return new DeploymentMetadataResult()
                .processDefinition(new DeploymentProcessResult()
                        .processDefinitionId(process.processId())
                        .processDefinitionVersion(process.version())
                        .processDefinitionKey(process.key())
                        .resourceName(process.resourceName())
                        .tenantId("<default>"));
    }
}
