package io.countersign.infra.engine.timer;

import java.util.Map;
import org.operaton.bpm.engine.impl.interceptor.CommandContext;
import org.operaton.bpm.engine.impl.jobexecutor.TimerStartEventJobHandler;
import org.operaton.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.operaton.bpm.engine.repository.ProcessDefinition;

/** Starts a process at the start event whose timer is due; Operaton would start it where any start begins. */
public final class StartTimerHandler extends TimerStartEventJobHandler {
    @Override
    protected void startProcessInstance(CommandContext context, String tenantId, ProcessDefinition definition) {
        ProcessDefinitionEntity process = (ProcessDefinitionEntity) definition;
        String start = context.getCurrentJob().getJobDefinition().getActivityId();
        process.createProcessInstance(null, process.findActivity(start)).start(Map.of());
    }
}
