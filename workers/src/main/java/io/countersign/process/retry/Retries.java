package io.countersign.process.retry;

import io.countersign.identity.Actor;
import io.countersign.outbox.Outward;
import io.countersign.problem.Invalid;
import io.countersign.problem.NotFound;
import io.countersign.problem.Reason;
import io.countersign.process.operation.Operation;
import io.countersign.process.operation.Operations;
import io.countersign.process.operation.Wish;
import io.countersign.process.watch.ProcessIncident;
import io.countersign.process.watch.ProcessIncidents;
import io.countersign.process.watch.RunningInstances;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tries again what failed: gives the job its tries back, and resolves the incident. */
@Component
@Outward
public class Retries {
    private static final int MOST = 10;

    private final ProcessIncidents incidents;
    private final RunningInstances instances;
    private final Operations operations;

    Retries(ProcessIncidents incidents, RunningInstances instances, Operations operations) {
        this.incidents = incidents;
        this.instances = instances;
        this.operations = operations;
    }

    /**
     * @param tries that its job is given, 1 to 10
     * @throws NotFound where there is no such incident, or it is over
     */
    public Operation one(Actor.Person person, long incident, int tries, @Nullable String reason) {
        Reason.require(reason);
        requireTries(tries);
        ProcessIncident found = incidents.get(incident);
        int version = instances.get(found.instance()).instance().version();
        return operations.ask(person, new Wish.Retry(found.processId(), version, incident, null, null, tries), reason);
    }

    /**
     * All of a version that fit, in the background.
     *
     * @param element null for any
     * @param kind as Camunda names it; null for any
     * @throws NotFound where there is no such version
     */
    public Operation all(
            Actor.Person person,
            String processId,
            int version,
            @Nullable String element,
            @Nullable String kind,
            int tries,
            @Nullable String reason) {
        Reason.require(reason);
        requireTries(tries);
        incidents.list(processId, version, element, kind, null, 1);
        return operations.ask(person, new Wish.Retry(processId, version, null, element, kind, tries), reason);
    }

    private static void requireTries(int tries) {
        if (tries < 1 || tries > MOST) {
            throw new Invalid("retries", "must be 1 to {0}", MOST);
        }
    }
}
