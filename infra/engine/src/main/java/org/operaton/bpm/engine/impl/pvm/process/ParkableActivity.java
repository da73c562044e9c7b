package org.operaton.bpm.engine.impl.pvm.process;

import io.countersign.infra.engine.park.Parking;
import org.operaton.bpm.engine.impl.pvm.PvmException;

/** An activity that becomes asynchronous for the one command that runs again because entering it failed. */
public final class ParkableActivity extends ActivityImpl {
    private ParkableActivity(String id, ProcessDefinitionImpl definition) {
        super(id, definition);
    }

    /** Does what {@link ScopeImpl#createActivity(String)} does. */
    public static ParkableActivity create(ScopeImpl scope, String id) {
        if (scope.processDefinition.findActivity(id) != null) {
            throw new PvmException("duplicate activity id '" + id + "'");
        }
        ParkableActivity activity = new ParkableActivity(id, scope.processDefinition);
        scope.backlog.remove(id);
        scope.namedFlowActivities.put(id, activity);
        activity.flowScope = scope;
        scope.flowActivities.add(activity);
        return activity;
    }

    @Override
    public ActivityImpl createActivity(String id) {
        return create(this, id);
    }

    @Override
    public boolean isAsyncBefore() {
        return super.isAsyncBefore() || Parking.stopsBefore(getId());
    }
}
