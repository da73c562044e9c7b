package io.countersign.infra.engine.timer;

import io.countersign.infra.engine.store.EngineSql;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.impl.el.Expression;
import org.operaton.bpm.engine.impl.jobexecutor.TimerDeclarationImpl;
import org.operaton.bpm.engine.impl.jobexecutor.TimerDeclarationType;

/** Makes the timers of a model. */
public final class Timers {
    private @Nullable TimerWaker waker;

    public void attach(TimerWaker target) {
        this.waker = target;
    }

    public TimerDeclarationImpl declare(Expression expression, TimerDeclarationType type, String handlerType) {
        return new ParkableTimer(expression, type, handlerType, this);
    }

    /** In the command that makes the timer. */
    void created(long dueTime) {
        EngineSql.afterCommit(() -> Objects.requireNonNull(waker).dueAt(dueTime));
    }
}
