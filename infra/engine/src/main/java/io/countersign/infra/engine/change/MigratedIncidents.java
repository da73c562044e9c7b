package io.countersign.infra.engine.change;

import java.util.HashMap;
import java.util.Map;
import org.operaton.bpm.engine.impl.context.Context;
import org.operaton.bpm.engine.impl.persistence.entity.IncidentEntity;
import org.operaton.bpm.engine.runtime.Incident;

/**
 * The incidents of an instance while it is migrated. Operaton finds what an incident belongs to by its type, so they have
 * Operaton's types meanwhile.
 */
final class MigratedIncidents {
    private final Map<IncidentEntity, String> types = new HashMap<>();

    private MigratedIncidents() {}

    /** In a command. */
    static MigratedIncidents of(long processInstanceKey) {
        MigratedIncidents incidents = new MigratedIncidents();
        Context.getCommandContext()
                .getIncidentManager()
                .findIncidentsByProcessInstance(Long.toString(processInstanceKey))
                .forEach(incident -> incidents.add(incident));
        return incidents;
    }

    private void add(IncidentEntity incident) {
        types.put(incident, incident.getIncidentType());
        boolean ofJob = incident.getConfiguration() != null
                && Context.getCommandContext()
                                .getExternalTaskManager()
                                .findExternalTaskById(incident.getConfiguration())
                        != null;
        incident.setIncidentType(ofJob ? Incident.EXTERNAL_TASK_HANDLER_TYPE : Incident.FAILED_JOB_HANDLER_TYPE);
    }

    void restoreTypes() {
        types.forEach(IncidentEntity::setIncidentType);
    }
}
