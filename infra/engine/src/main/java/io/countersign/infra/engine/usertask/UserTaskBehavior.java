package io.countersign.infra.engine.usertask;

import io.countersign.infra.engine.feel.FeelFailure;
import io.countersign.infra.engine.job.ExecutionListeners;
import io.countersign.infra.engine.model.UserTaskModel;
import io.countersign.infra.engine.park.Parking;
import org.operaton.bpm.engine.impl.bpmn.behavior.AbstractBpmnActivityBehavior;
import org.operaton.bpm.engine.impl.migration.instance.MigratingActivityInstance;
import org.operaton.bpm.engine.impl.migration.instance.MigratingExternalTaskInstance;
import org.operaton.bpm.engine.impl.migration.instance.parser.MigratingInstanceParseContext;
import org.operaton.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.operaton.bpm.engine.impl.persistence.entity.ExternalTaskEntity;
import org.operaton.bpm.engine.impl.pvm.delegate.ActivityExecution;
import org.operaton.bpm.engine.impl.pvm.delegate.MigrationObserverBehavior;

/** Waits until a person completes the task. The task itself is a row of our own, not one of Operaton's tasks. */
public final class UserTaskBehavior extends AbstractBpmnActivityBehavior implements MigrationObserverBehavior {
    private final UserTaskModel model;
    private final UserTasks tasks;

    public UserTaskBehavior(UserTaskModel model, UserTasks tasks) {
        this.model = model;
        this.tasks = tasks;
    }

    @Override
    public void execute(ActivityExecution activity) {
        if (ExecutionListeners.holdBefore(activity)) {
            return;
        }
        ExecutionEntity execution = (ExecutionEntity) activity;
        try {
            tasks.create(execution, UserTaskValues.evaluate(model, execution));
        } catch (FeelFailure failure) {
            throw Parking.before(execution, "EXTRACT_VALUE_ERROR", failure);
        }
    }

    /** A listener's job moves with its task. */
    @Override
    public void onParseMigratingInstance(MigratingInstanceParseContext context, MigratingActivityInstance instance) {
        for (ExternalTaskEntity job : instance.resolveRepresentativeExecution().getExternalTasks()) {
            MigratingExternalTaskInstance moved = new MigratingExternalTaskInstance(job, instance);
            instance.addMigratingDependentInstance(moved);
            context.consume(job);
            context.submit(moved);
        }
    }

    @Override
    public void migrateScope(ActivityExecution scope) {}

    @Override
    public void signal(ActivityExecution execution, String name, Object data) {
        leave(execution);
    }

    @Override
    public void leave(ActivityExecution execution) {
        if (!ExecutionListeners.stay(execution, this)) {
            super.leave(execution);
        }
    }

    /** Call when the element ends. */
    public void ended(ExecutionEntity execution) {
        if (execution.isCanceled()) {
            tasks.canceled(execution);
        }
    }
}
