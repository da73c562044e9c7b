package io.countersign.infra.engine.incident;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.impl.incident.DefaultIncidentHandler;
import org.operaton.bpm.engine.impl.incident.IncidentContext;
import org.operaton.bpm.engine.impl.persistence.entity.IncidentEntity;
import org.operaton.bpm.engine.runtime.Incident;

/** Gives an incident of a parked element or a failed timer Camunda's error type, which leads the failure's message. */
public final class TypedIncidentHandler extends DefaultIncidentHandler {
    private static final Pattern TYPED = Pattern.compile("([A-Z]+(?:_[A-Z]+)+): (.*)", Pattern.DOTALL);

    public TypedIncidentHandler() {
        super(Incident.FAILED_JOB_HANDLER_TYPE);
    }

    @Override
    public Incident createIncident(IncidentContext context, @Nullable String message) {
        Matcher typed = TYPED.matcher(String.valueOf(message));
        boolean known = typed.matches();
        IncidentEntity incident = IncidentEntity.createAndInsertIncident(
                known ? typed.group(1) : "UNKNOWN", context, known ? typed.group(2) : String.valueOf(message));
        if (context.getExecutionId() != null) {
            incident.createRecursiveIncidents();
        }
        return incident;
    }
}
