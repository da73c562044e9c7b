package io.countersign.infra.engine.job;

import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.impl.incident.IncidentContext;
import org.operaton.bpm.engine.impl.persistence.entity.ExternalTaskEntity;
import org.operaton.bpm.engine.impl.persistence.entity.IncidentEntity;

/** Incidents at jobs. They go with their job, as Operaton finds them by its id. */
final class JobIncidents {
    private static final int MESSAGE_LENGTH = 4000;

    private JobIncidents() {}

    static void create(ExternalTaskEntity job, String errorType, @Nullable String message) {
        IncidentContext context = new IncidentContext();
        context.setProcessDefinitionId(job.getProcessDefinitionId());
        context.setExecutionId(job.getExecutionId());
        context.setActivityId(job.getActivityId());
        context.setConfiguration(job.getId());
        String text = message == null || message.isEmpty() ? "No more retries left." : message;
        IncidentEntity incident = IncidentEntity.createAndInsertIncident(
                errorType, context, text.substring(0, Math.min(text.length(), MESSAGE_LENGTH)));
        incident.createRecursiveIncidents();
    }
}
