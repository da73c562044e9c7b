package io.countersign.infra.engine.park;

import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.impl.bpmn.behavior.FlowNodeActivityBehavior;
import org.operaton.bpm.engine.impl.interceptor.CommandContext;
import org.operaton.bpm.engine.impl.jobexecutor.JobHandler;
import org.operaton.bpm.engine.impl.jobexecutor.JobHandlerConfiguration;
import org.operaton.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.operaton.bpm.engine.impl.persistence.entity.JobEntity;

/** Leaves an element whose work is done but whose leaving failed. */
public final class ParkedLeaveHandler implements JobHandler<ParkedLeaveHandler.None> {
    static final String TYPE = "parked-leave";

    /** No configuration. */
    public static final class None implements JobHandlerConfiguration {
        @Override
        public @Nullable String toCanonicalString() {
            return null;
        }
    }

    @Override
    public String getType() {
        return TYPE;
    }

    @Override
    public None newConfiguration(@Nullable String canonical) {
        return new None();
    }

    @Override
    public void onDelete(None configuration, JobEntity job) {
        // The job holds nothing else.
    }

    @Override
    public void execute(None configuration, ExecutionEntity execution, CommandContext context, String tenantId) {
        Parking.leaving(execution);
        try {
            ((FlowNodeActivityBehavior) execution.getActivity().getActivityBehavior()).leave(execution);
        } finally {
            Parking.leaving(null);
        }
    }
}
