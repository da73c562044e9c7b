package io.countersign.process.retry;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.IncidentState;
import io.camunda.client.api.search.response.Incident;
import io.countersign.audit.Trail;
import io.countersign.outbox.Outward;
import io.countersign.problem.NotFound;
import io.countersign.process.operation.Carrier;
import io.countersign.process.operation.Concern;
import io.countersign.process.operation.Operation;
import io.countersign.process.operation.Wish;
import io.countersign.process.watch.ProcessIncident;
import io.countersign.process.watch.ProcessIncidents;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Resolves one incident after the other. */
@Component
@Outward
class RetryCarrier implements Carrier<Wish.Retry> {
    private static final int PAGE = 200;

    private final CamundaClient client;
    private final ProcessIncidents incidents;
    private final Concern concern;
    private final Trail trail;

    RetryCarrier(CamundaClient client, ProcessIncidents incidents, Concern concern, Trail trail) {
        this.client = client;
        this.incidents = incidents;
        this.concern = concern;
        this.trail = trail;
    }

    @Override
    public Class<Wish.Retry> wish() {
        return Wish.Retry.class;
    }

    @Override
    public Targets targets(Wish.Retry wish, @Nullable String after) {
        if (wish.incident() != null) {
            return Targets.one(wish.incident(), incidents.get(wish.incident()).instance());
        }
        ProcessIncidents.Slice found =
                incidents.list(wish.processId(), wish.version(), wish.element(), wish.errorType(), after, PAGE);
        return new Targets(
                found.items().stream()
                        .map(one -> new Target(one.key(), one.instance()))
                        .toList(),
                found.next());
    }

    /** One that is over by now is left alone: somebody else resolved it, or its instance is gone. */
    @Override
    public void carryOut(Operation operation, Wish.Retry wish, Target target) {
        if (isOver(target.key())) {
            return;
        }
        ProcessIncident incident = incidents.get(target.key());
        if (incident.job() != null) {
            client.newUpdateRetriesCommand(Objects.requireNonNull(incident.job()))
                    .retries(wish.retries())
                    .send()
                    .join();
        }
        client.newResolveIncidentCommand(incident.key()).send().join();
        trail.append(
                Concern.CARRIER,
                concern.event(operation, incident.instance(), "incident.retried")
                        .with("incident", String.valueOf(incident.key()))
                        .with("element", incident.elementId())
                        .with("errorType", incident.kind())
                        .with("message", incident.message())
                        .with("jobType", incident.jobType())
                        .with("retries", incident.job() == null ? null : wish.retries()));
    }

    private boolean isOver(long key) {
        Incident incident =
                client
                        .newIncidentSearchRequest()
                        .filter(filter -> filter.incidentKey(key))
                        .send()
                        .join()
                        .items()
                        .stream()
                        .findFirst()
                        .orElseThrow(() -> new NotFound("incident", key));
        return incident.getState() != IncidentState.ACTIVE;
    }
}
