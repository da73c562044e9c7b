package io.countersign.process.operation;

import io.countersign.audit.Change;
import io.countersign.identity.Actor;
import io.countersign.job.JobOwners;
import io.countersign.outbox.Outward;
import io.countersign.process.watch.RunningInstances;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where it is told what an operation did to an instance: in the trail of its job, where it has one, else in that of the organisation. */
@Component
@Outward
public class Concern {
    public static final Actor CARRIER = new Actor.Service("process-operation");

    private final RunningInstances instances;
    private final JobOwners owners;

    Concern(RunningInstances instances, JobOwners owners) {
        this.instances = instances;
        this.owners = owners;
    }

    /** The instance's subject is its key. */
    public Change event(Operation operation, long instance, String action) {
        Map<String, String> about = instances.about(List.of(instance)).getOrDefault(instance, Map.of());
        Long job = jobId(about);
        String key = String.valueOf(instance);
        Change change = job == null
                ? Change.ofOrganisation(operation.organisation(), action, "process-instance", key)
                : Change.ofJob(job, action, "process-instance", key);
        return change.with("process", operation.wish().processId())
                .with("operation", String.valueOf(operation.id()))
                .with("packageId", about.get("packageId"))
                .with("lotId", about.get("lotId"))
                .with("releaseId", about.get("releaseId"))
                .because(operation.reason());
    }

    /** Only of a job that there is: an instance may say of itself what it likes. */
    private @Nullable Long jobId(Map<String, String> about) {
        String job = about.get("jobId");
        if (job == null || !job.matches("\\d{1,18}")) {
            return null;
        }
        Long id = Long.valueOf(job);
        return owners.of(id).isPresent() ? id : null;
    }
}
