package io.countersign.infra.engine.park;

import org.operaton.bpm.engine.impl.interceptor.CommandContext;
import org.operaton.bpm.engine.impl.jobexecutor.AsyncContinuationJobHandler;
import org.operaton.bpm.engine.impl.persistence.entity.ExecutionEntity;

/**
 * Enters an element again. Operaton would move a job that stands before an instance of a multi-instance element to the
 * whole body unless the element itself counts as asynchronous.
 */
public final class ParkedEntryHandler extends AsyncContinuationJobHandler {
    @Override
    public void execute(
            AsyncContinuationConfiguration configuration,
            ExecutionEntity execution,
            CommandContext context,
            String tenantId) {
        if (execution.getActivityId() != null) {
            Parking.addBefore(execution.getActivityId());
        }
        super.execute(configuration, execution, context, tenantId);
    }
}
