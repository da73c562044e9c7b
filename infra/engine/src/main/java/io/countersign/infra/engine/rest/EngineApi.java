package io.countersign.infra.engine.rest;

import io.countersign.infra.engine.batch.Batches;
import io.countersign.infra.engine.change.Migrations;
import io.countersign.infra.engine.change.Modifications;
import io.countersign.infra.engine.decision.Decisions;
import io.countersign.infra.engine.deploy.Deployments;
import io.countersign.infra.engine.held.HeldCommands;
import io.countersign.infra.engine.incident.Incidents;
import io.countersign.infra.engine.instance.AwaitedInstances;
import io.countersign.infra.engine.instance.ProcessInstances;
import io.countersign.infra.engine.job.JobPolls;
import io.countersign.infra.engine.job.Jobs;
import io.countersign.infra.engine.message.Messages;
import io.countersign.infra.engine.message.Signals;
import io.countersign.infra.engine.model.Definitions;
import io.countersign.infra.engine.query.Searches;
import io.countersign.infra.engine.store.Commands;
import io.countersign.infra.engine.store.Tables;
import io.countersign.infra.engine.timer.EngineClock;
import io.countersign.infra.engine.usertask.UserTasks;
import java.util.concurrent.ScheduledExecutorService;

/** All that the API is made of. */
public record EngineApi(
        Commands commands,
        Tables tables,
        Definitions definitions,
        Deployments deployments,
        Decisions decisions,
        ProcessInstances instances,
        AwaitedInstances awaited,
        Modifications modifications,
        Migrations migrations,
        Batches batches,
        Jobs jobs,
        JobPolls polls,
        UserTasks userTasks,
        Messages messages,
        Signals signals,
        Incidents incidents,
        HeldCommands held,
        EngineClock clock,
        Searches searches,
        ScheduledExecutorService scheduler) {

    Router routes() {
        Router router = new Router();
        new ClusterEndpoints(clock).addTo(router);
        new ManagementEndpoints(clock, tables, definitions).addTo(router);
        new DeploymentEndpoints(deployments, definitions, searches).addTo(router);
        new InstanceEndpoints(instances, modifications, migrations, held, searches).addTo(router);
        new CreationEndpoint(instances, awaited, definitions, scheduler).addTo(router);
        new JobEndpoints(jobs, polls, held, searches).addTo(router);
        new UserTaskEndpoints(commands, userTasks, held, searches, scheduler).addTo(router);
        new MessageEndpoints(messages, searches).addTo(router);
        new SignalEndpoints(signals).addTo(router);
        new IncidentEndpoints(incidents, held, searches).addTo(router);
        new IdentityEndpoints().addTo(router);
        new DecisionEndpoints(decisions, searches).addTo(router);
        new BatchEndpoints(batches, searches).addTo(router);
        return router;
    }
}
