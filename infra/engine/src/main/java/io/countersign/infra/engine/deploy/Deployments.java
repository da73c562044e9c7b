package io.countersign.infra.engine.deploy;

import io.countersign.infra.engine.feel.FeelFailure;
import io.countersign.infra.engine.model.Definitions;
import io.countersign.infra.engine.park.RerunInterceptor;
import io.countersign.infra.engine.problem.Problem;
import io.countersign.infra.engine.store.Commands;
import io.countersign.infra.engine.store.Tables;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.operaton.bpm.dmn.engine.impl.transform.DmnTransformException;
import org.operaton.bpm.engine.ParseException;
import org.operaton.bpm.engine.ProcessEngineException;
import org.operaton.bpm.engine.repository.DecisionDefinition;
import org.operaton.bpm.engine.repository.DeploymentBuilder;
import org.operaton.bpm.engine.repository.DeploymentWithDefinitions;
import org.operaton.bpm.engine.repository.ProcessDefinition;
import org.xml.sax.SAXParseException;

/** Deploys files: all of them or none. */
public final class Deployments {
    private static final String UNCHANGED = """
            select d.key_, d.version_, d.id_, d.resource_name_, b.bytes_
            from act_re_procdef d
            join act_ge_bytearray b on b.deployment_id_ = d.deployment_id_ and b.name_ = d.resource_name_
            where d.resource_name_ = ?
              and d.version_ = (select max(l.version_) from act_re_procdef l where l.key_ = d.key_)
            """;

    private static final String UNCHANGED_DECISIONS = """
            select b.bytes_, d.key_, d.name_, d.version_, d.id_, d.dec_req_key_, d.dec_req_id_
            from act_re_decision_def d
            join act_ge_bytearray b on b.deployment_id_ = d.deployment_id_ and b.name_ = d.resource_name_
            where d.resource_name_ = ?
              and d.version_ = (select max(l.version_) from act_re_decision_def l where l.key_ = d.key_)
            """;

    private final Commands commands;
    private final Tables tables;
    private final Definitions definitions;

    public Deployments(Commands commands, Tables tables, Definitions definitions) {
        this.commands = commands;
        this.tables = tables;
        this.definitions = definitions;
    }

    /** What a deployment gave. */
    public record Deployed(String key, List<DeployedProcess> processes, List<DeployedDecision> decisions) {}

    /**
     * Deploys files.
     *
     * @throws Problem 400 that names the file and the element if one of them is not valid or uses what is not supported
     */
    public synchronized Deployed deploy(List<Resource> resources) {
        if (resources.isEmpty()) {
            throw Problem.invalid("Expected to deploy at least one resource, but none given");
        }
        refuseUnknownOrRepeated(resources);
        List<DeployedProcess> processes = new ArrayList<>();
        List<DeployedDecision> decisions = new ArrayList<>();
        List<Resource> changed = new ArrayList<>();
        boolean together = resources.stream().anyMatch(Deployments::isBound);
        for (Resource resource : resources) {
            List<DeployedProcess> known = unchanged(resource);
            List<DeployedDecision> decided = unchangedDecisions(resource);
            processes.addAll(known);
            decisions.addAll(decided);
            if (known.isEmpty() && decided.isEmpty()) {
                changed.add(resource);
            }
        }
        if (together && !changed.isEmpty()) {
            processes.clear();
            decisions.clear();
            changed = resources;
        }
        if (changed.isEmpty()) {
            return new Deployed(commands.nextKey(), processes, decisions);
        }
        DeploymentWithDefinitions deployment = deployChanged(changed);
        definitions.forgetLatest();
        List<ProcessDefinition> deployed = deployment.getDeployedProcessDefinitions();
        for (ProcessDefinition definition : deployed == null ? List.<ProcessDefinition>of() : deployed) {
            processes.add(new DeployedProcess(
                    definition.getKey(), definition.getVersion(), definition.getId(), definition.getResourceName()));
        }
        List<DecisionDefinition> decided = deployment.getDeployedDecisionDefinitions();
        for (DecisionDefinition definition : decided == null ? List.<DecisionDefinition>of() : decided) {
            decisions.add(new DeployedDecision(
                    definition.getKey(),
                    definition.getName(),
                    definition.getVersion(),
                    definition.getId(),
                    definition.getDecisionRequirementsDefinitionKey(),
                    definition.getDecisionRequirementsDefinitionId()));
        }
        return new Deployed(deployment.getId(), processes, decisions);
    }

    private static void refuseUnknownOrRepeated(List<Resource> resources) {
        Set<String> names = new HashSet<>();
        for (Resource resource : resources) {
            if (!resource.isProcess() && !resource.isDecision()) {
                throw Problem.invalid("Expected to deploy BPMN or DMN files, but '" + resource.name()
                        + "' is of another type, which this engine does not support");
            }
            if (!names.add(resource.name())) {
                throw Problem.invalid(
                        "Expected to deploy files of different names, but '" + resource.name() + "' is given twice");
            }
        }
    }

    /** What is bound to its own deployment needs the other files in the same one. */
    private static boolean isBound(Resource resource) {
        return new String(resource.content(), StandardCharsets.UTF_8).contains("bindingType=\"deployment\"");
    }

    private List<DeployedProcess> unchanged(Resource resource) {
        return tables
                .query(
                        UNCHANGED,
                        row -> Arrays.equals(row.getBytes(5), resource.content())
                                ? new DeployedProcess(
                                        row.getString(1), row.getInt(2), row.getString(3), row.getString(4))
                                : null,
                        resource.name())
                .stream()
                .filter(process -> process != null)
                .toList();
    }

    private List<DeployedDecision> unchangedDecisions(Resource resource) {
        return tables
                .query(
                        UNCHANGED_DECISIONS,
                        row -> Arrays.equals(row.getBytes(1), resource.content())
                                ? new DeployedDecision(
                                        row.getString(2),
                                        row.getString(3),
                                        row.getInt(4),
                                        row.getString(5),
                                        row.getString(6),
                                        row.getString(7))
                                : null,
                        resource.name())
                .stream()
                .filter(decision -> decision != null)
                .toList();
    }

    private DeploymentWithDefinitions deployChanged(List<Resource> resources) {
        DeploymentBuilder deployment = commands.engine().getRepositoryService().createDeployment();
        resources.forEach(
                resource -> deployment.addInputStream(resource.name(), new ByteArrayInputStream(resource.content())));
        try {
            return deployment.deployWithResult();
        } catch (ParseException failure) {
            throw Problem.invalid(failure.getResourceReports().stream()
                    .flatMap(report -> report.getErrors().stream()
                            .map(error -> "'" + report.getResourceName() + "': " + error.getMessage() + " (line "
                                    + error.getLine() + ")"))
                    .collect(Collectors.joining(
                            "\n", "Expected to deploy new resources, but encountered errors:\n", "")));
        } catch (FeelFailure failure) {
            throw Problem.invalid("Expected to deploy new resources, but encountered errors:\n" + failure.getMessage());
        } catch (ProcessEngineException failure) {
            SAXParseException broken = RerunInterceptor.cause(failure, SAXParseException.class);
            if (broken != null) {
                throw Problem.invalid("Expected to deploy new resources, but one of "
                        + resources.stream().map(Resource::name).toList() + " is not XML: " + broken.getMessage()
                        + " (line " + broken.getLineNumber() + ")");
            }
            DmnTransformException unreadable = RerunInterceptor.cause(failure, DmnTransformException.class);
            if (unreadable != null) {
                throw Problem.invalid("Expected to deploy new resources, but encountered errors:\n"
                        + failure.getMessage() + ": " + unreadable.getMessage());
            }
            throw failure;
        }
    }
}
