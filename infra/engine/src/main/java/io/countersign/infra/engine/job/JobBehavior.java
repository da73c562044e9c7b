package io.countersign.infra.engine.job;

import io.countersign.infra.engine.feel.Feel;
import io.countersign.infra.engine.feel.FeelExpression;
import io.countersign.infra.engine.feel.FeelFailure;
import io.countersign.infra.engine.park.Parking;
import org.operaton.bpm.engine.impl.bpmn.behavior.ExternalTaskActivityBehavior;
import org.operaton.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.operaton.bpm.engine.impl.pvm.delegate.ActivityExecution;

/** A task that a job worker does. */
public final class JobBehavior extends ExternalTaskActivityBehavior {
    private final String type;
    private final String retries;
    private final JobAvailability availability;

    public JobBehavior(String type, String retries, JobAvailability availability) {
        super(new FeelExpression(type), new FeelExpression("0"));
        this.type = type;
        this.retries = retries;
        this.availability = availability;
    }

    @Override
    public void execute(ActivityExecution activity) {
        if (ExecutionListeners.holdBefore(activity)) {
            return;
        }
        ExecutionEntity execution = (ExecutionEntity) activity;
        try {
            JobCreation.create(
                    execution,
                    Feel.evaluateString(type, execution),
                    Feel.evaluateInteger(retries, execution),
                    availability);
        } catch (FeelFailure failure) {
            throw Parking.before(execution, "EXTRACT_VALUE_ERROR", failure);
        }
    }

    @Override
    public void leave(ActivityExecution execution) {
        if (!ExecutionListeners.stay(execution, this)) {
            super.leave(execution);
        }
    }
}
