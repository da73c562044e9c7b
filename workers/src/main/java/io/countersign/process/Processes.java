package io.countersign.process;

import io.countersign.outbox.Outward;
import io.countersign.problem.NotFound;
import io.countersign.processes.drawing.Difference;
import io.countersign.processes.drawing.Differences;
import io.countersign.processes.drawing.Drawing;
import io.countersign.processes.drawing.DrawingReader;
import java.util.List;
import org.springframework.stereotype.Component;

/** The processes of the engine, as admins see them. */
@Component
@Outward
public class Processes {
    private final EngineProcesses engine;
    private final DeploymentTable deployments;

    Processes(EngineProcesses engine, DeploymentTable deployments) {
        this.engine = engine;
        this.deployments = deployments;
    }

    /** The newest version of each, by id. */
    public List<ProcessVersion> newest() {
        return engine.newest().stream().map(this::told).toList();
    }

    /**
     * Versions below one, newest first.
     *
     * @throws NotFound where there is no such process
     */
    public List<ProcessVersion> versions(String processId, long below, int limit) {
        List<DeployedVersion> all = engine.versions(processId);
        if (all.isEmpty()) {
            throw new NotFound("process", processId);
        }
        return all.stream()
                .filter(version -> version.version() < below)
                .limit(limit)
                .map(this::told)
                .toList();
    }

    /** @throws NotFound where there is no such version */
    public String xml(String processId, int version) {
        return engine.xml(engine.version(processId, version));
    }

    /** @throws NotFound where there is no such version */
    public DeployedVersion version(String processId, int version) {
        return engine.version(processId, version);
    }

    public Drawing drawing(DeployedVersion version) {
        return DrawingReader.read(engine.xml(version));
    }

    /** @throws NotFound where there is no such version */
    public List<Difference> difference(String processId, int from, int to) {
        return Differences.between(drawing(engine.version(processId, from)), drawing(engine.version(processId, to)));
    }

    private ProcessVersion told(DeployedVersion version) {
        return new ProcessVersion(
                version,
                engine.running(version),
                engine.incidents(version),
                deployments.first(version.processId(), version.version()).orElse(null));
    }
}
