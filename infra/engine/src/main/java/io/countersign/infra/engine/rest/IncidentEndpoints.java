package io.countersign.infra.engine.rest;

import io.camunda.client.protocol.rest.IncidentResolutionRequest;
import io.countersign.infra.engine.held.HeldCommand;
import io.countersign.infra.engine.held.HeldCommands;
import io.countersign.infra.engine.incident.Incidents;
import io.countersign.infra.engine.query.Searches;

/** Incidents. */
final class IncidentEndpoints {
    private final Incidents incidents;
    private final HeldCommands held;
    private final Searches searches;

    IncidentEndpoints(Incidents incidents, HeldCommands held, Searches searches) {
        this.incidents = incidents;
        this.held = held;
        this.searches = searches;
    }

    void addTo(Router router) {
        router.get("POST", "/incidents/search", call -> searches.incidents(call.search()))
                .get(
                        "POST",
                        "/incidents/statistics/process-instances-by-error",
                        call -> searches.incidentsByError(call.search()))
                .get(
                        "POST",
                        "/incidents/statistics/process-instances-by-definition",
                        call -> searches.incidentsByDefinition(call.search()))
                .get("GET", "/incidents/{key}", call -> searches.incident(call.key()))
                .command("POST", "/incidents/{key}/resolution", this::resolve);
    }

    private void resolve(Call call) {
        call.optionalBody(IncidentResolutionRequest.class);
        long key = call.key();
        held.run(new HeldCommand.Resolution(key), () -> incidents.resolve(key));
    }
}
