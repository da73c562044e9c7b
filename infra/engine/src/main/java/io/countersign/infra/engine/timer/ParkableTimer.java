package io.countersign.infra.engine.timer;

import io.countersign.infra.engine.job.ExecutionListeners;
import io.countersign.infra.engine.park.Parking;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.impl.el.Expression;
import org.operaton.bpm.engine.impl.jobexecutor.TimerDeclarationImpl;
import org.operaton.bpm.engine.impl.jobexecutor.TimerDeclarationType;
import org.operaton.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.operaton.bpm.engine.impl.persistence.entity.TimerEntity;

/** A timer whose expression, when it fails, is an incident at its element. */
final class ParkableTimer extends TimerDeclarationImpl {
    private final transient Timers timers;

    ParkableTimer(Expression expression, TimerDeclarationType type, String handlerType, Timers timers) {
        super(expression, type, handlerType);
        this.timers = timers;
    }

    /** An element with start listeners gets its timers when those are done. */
    @Override
    public @Nullable TimerEntity createTimerInstance(ExecutionEntity execution) {
        return ExecutionListeners.precedeEvents(execution) ? null : super.createTimerInstance(execution);
    }

    @Override
    public String resolveAndSetDuedate(@Nullable ExecutionEntity context, TimerEntity timer, boolean created) {
        String due;
        try {
            due = super.resolveAndSetDuedate(context, timer, created);
        } catch (RuntimeException failure) {
            if (context == null) {
                throw failure;
            }
            throw Parking.before(context, "EXTRACT_VALUE_ERROR", failure);
        }
        if (timer.getDuedate() != null) {
            timers.created(timer.getDuedate().getTime());
        }
        return due;
    }
}
