package io.countersign.infra.engine.incident;

import io.countersign.infra.engine.instance.RootLock;
import io.countersign.infra.engine.job.Jobs;
import io.countersign.infra.engine.problem.Problem;
import io.countersign.infra.engine.store.Commands;
import io.countersign.infra.engine.store.Tables;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.ProcessEngineException;
import org.operaton.bpm.engine.impl.context.Context;
import org.operaton.bpm.engine.impl.persistence.entity.ExternalTaskEntity;
import org.operaton.bpm.engine.impl.persistence.entity.IncidentEntity;
import org.operaton.bpm.engine.impl.persistence.entity.JobEntity;

/** Resolves incidents: a job can be activated again, a parked element is tried again. */
public final class Incidents {
    private final Commands commands;
    private final Tables tables;
    private final Jobs jobs;

    public Incidents(Commands commands, Tables tables, Jobs jobs) {
        this.commands = commands;
        this.tables = tables;
        this.jobs = jobs;
    }

    private record Cause(String id, boolean isJob) {}

    /** If the cause is still there when the element is tried again, a new incident is made. */
    public void resolve(long key) {
        Cause cause = tables.queryOne("""
                select i.configuration_, exists (select 1 from act_ru_ext_task t where t.id_ = i.configuration_)
                from act_ru_incident i where i.id_ = ? and i.cause_incident_id_ = i.id_
                """, row -> new Cause(row.getString(1), row.getBoolean(2)), Long.toString(key));
        if (cause == null) {
            throw notFound(key);
        }
        if (cause.isJob()) {
            commands.run(context -> freeJob(key, cause.id()));
        } else {
            tryAgain(key, cause.id());
        }
    }

    private @Nullable Void freeJob(long key, String jobId) {
        if (!RootLock.ofJob(Long.parseLong(jobId))) {
            throw notFound(key);
        }
        IncidentEntity incident = (IncidentEntity)
                Context.getCommandContext().getIncidentManager().findIncidentById(Long.toString(key));
        ExternalTaskEntity job =
                Context.getCommandContext().getExternalTaskManager().findExternalTaskById(jobId);
        if (incident == null) {
            throw notFound(key);
        }
        if (job.getRetries() <= 0) {
            throw Problem.wrongState("Expected to resolve incident with key '" + key + "', but job with key '" + jobId
                    + "' has no retries left");
        }
        incident.resolve();
        jobs.free(job);
        return null;
    }

    private void tryAgain(long key, String engineJobId) {
        commands.run(context -> {
            JobEntity job = context.getJobManager().findJobById(engineJobId);
            if (job == null || context.getIncidentManager().findIncidentById(Long.toString(key)) == null) {
                throw notFound(key);
            }
            job.setRetries(1);
            return null;
        });
        try {
            commands.engine().getManagementService().executeJob(engineJobId);
        } catch (ProcessEngineException stillFailing) {
            if (exists(engineJobId) && !hasIncident(engineJobId)) {
                throw stillFailing;
            }
        }
    }

    private boolean exists(String engineJobId) {
        return tables.queryOne("select 1 from act_ru_job where id_ = ?", row -> 1, engineJobId) != null;
    }

    private boolean hasIncident(String engineJobId) {
        return tables.queryOne("select 1 from act_ru_incident where configuration_ = ?", row -> 1, engineJobId) != null;
    }

    private static Problem notFound(long key) {
        return Problem.notFound("Expected to resolve incident with key '" + key + "', but no such incident was found");
    }
}
