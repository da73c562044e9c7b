package io.countersign.infra.engine.deploy;

import io.countersign.infra.engine.model.Definitions;
import io.countersign.infra.engine.park.RerunInterceptor;
import io.countersign.infra.engine.problem.Problem;
import io.countersign.infra.engine.store.Commands;
import io.countersign.infra.engine.store.Tables;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.operaton.bpm.engine.ParseException;
import org.operaton.bpm.engine.ProcessEngineException;
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

    private final Commands commands;
    private final Tables tables;
    private final Definitions definitions;

    public Deployments(Commands commands, Tables tables, Definitions definitions) {
        this.commands = commands;
        this.tables = tables;
        this.definitions = definitions;
    }

    /** What a deployment gave. */
    public record Deployed(String key, List<DeployedProcess> processes) {}

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
        List<Resource> changed = new ArrayList<>();
        for (Resource resource : resources) {
            List<DeployedProcess> known = unchanged(resource);
            processes.addAll(known);
            if (known.isEmpty()) {
                changed.add(resource);
            }
        }
        if (changed.isEmpty()) {
            return new Deployed(commands.nextKey(), processes);
        }
        DeploymentWithDefinitions deployment = deployChanged(changed);
        definitions.forgetLatest();
        List<ProcessDefinition> deployed = deployment.getDeployedProcessDefinitions();
        for (ProcessDefinition definition : deployed == null ? List.<ProcessDefinition>of() : deployed) {
            processes.add(new DeployedProcess(
                    definition.getKey(), definition.getVersion(), definition.getId(), definition.getResourceName()));
        }
        return new Deployed(deployment.getId(), processes);
    }

    private static void refuseUnknownOrRepeated(List<Resource> resources) {
        Set<String> names = new HashSet<>();
        for (Resource resource : resources) {
            if (!resource.name().endsWith(".bpmn") && !resource.name().endsWith(".bpmn20.xml")) {
                throw Problem.invalid("Expected to deploy BPMN files, but '" + resource.name()
                        + "' is of another type, which this engine does not support");
            }
            if (!names.add(resource.name())) {
                throw Problem.invalid(
                        "Expected to deploy files of different names, but '" + resource.name() + "' is given twice");
            }
        }
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
        } catch (ProcessEngineException failure) {
            SAXParseException broken = RerunInterceptor.cause(failure, SAXParseException.class);
            if (broken != null) {
                throw Problem.invalid("Expected to deploy new resources, but one of "
                        + resources.stream().map(Resource::name).toList() + " is not XML: " + broken.getMessage()
                        + " (line " + broken.getLineNumber() + ")");
            }
            throw failure;
        }
    }
}
