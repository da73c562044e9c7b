package io.countersign.infra.engine.park;

import io.countersign.infra.engine.park.Breakpoint.Side;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.delegate.VariableScope;
import org.operaton.bpm.engine.impl.bpmn.behavior.FlowNodeActivityBehavior;
import org.operaton.bpm.engine.impl.context.Context;
import org.operaton.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.operaton.bpm.engine.impl.persistence.entity.MessageEntity;
import org.operaton.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.operaton.bpm.engine.impl.persistence.entity.TaskEntity;
import org.operaton.bpm.engine.impl.pvm.delegate.ActivityExecution;

/**
 * What behaviours call when an evaluation fails, and before they leave an element. See docs/adr/0002-embedded-engine.md.
 */
public final class Parking {
    private static final ThreadLocal<@Nullable Set<Breakpoint>> BREAKPOINTS = new ThreadLocal<>();
    private static final ThreadLocal<@Nullable ExecutionEntity> LEAVING = new ThreadLocal<>();
    private static final ThreadLocal<@Nullable Boolean> EVERYWHERE = new ThreadLocal<>();

    private Parking() {}

    /** The failure of something that happens on the way into the element. */
    public static RuntimeException before(VariableScope scope, String errorType, RuntimeException cause) {
        return failure(scope, Side.BEFORE, errorType, cause);
    }

    /** The failure of something that happens when the element's work is done. */
    public static RuntimeException after(VariableScope scope, String errorType, RuntimeException cause) {
        return failure(scope, Side.AFTER, errorType, cause);
    }

    public static RuntimeException before(String elementId, String errorType, RuntimeException cause) {
        return new EvaluationFailure(new Breakpoint(elementId, Side.BEFORE), errorType, cause);
    }

    public static RuntimeException after(String elementId, String errorType, RuntimeException cause) {
        RuntimeException reason =
                cause instanceof EvaluationFailure && cause.getCause() instanceof RuntimeException inner
                        ? inner
                        : cause;
        return new EvaluationFailure(new Breakpoint(elementId, Side.AFTER), errorType, reason);
    }

    private static RuntimeException failure(VariableScope scope, Side side, String errorType, RuntimeException cause) {
        if (cause instanceof EvaluationFailure) {
            return cause;
        }
        String element = element(scope);
        return element == null ? cause : new EvaluationFailure(new Breakpoint(element, side), errorType, cause);
    }

    private static @Nullable String element(VariableScope scope) {
        ExecutionEntity execution = null;
        if (scope instanceof ExecutionEntity entity) {
            execution = entity;
        } else if (scope instanceof TaskEntity task) {
            execution = task.getExecution();
        }
        if (execution == null) {
            return null;
        }
        if (execution.getActivityId() != null) {
            return execution.getActivityId();
        }
        ProcessDefinitionEntity definition = execution.getProcessDefinition();
        return definition.getInitial() == null ? null : definition.getInitial().getId();
    }

    /** Runs a migration: an instance that is parked in front of an element may only move to one that can park it too. */
    public static void everywhere(Runnable migration) {
        EVERYWHERE.set(true);
        try {
            migration.run();
        } finally {
            EVERYWHERE.remove();
        }
    }

    public static boolean isMigrating() {
        return EVERYWHERE.get() != null;
    }

    /** Whether an execution must stop before this element in the running command. */
    public static boolean stopsBefore(String elementId) {
        return EVERYWHERE.get() != null || stopsAt(new Breakpoint(elementId, Side.BEFORE));
    }

    /** Behaviours call this first when they leave; true means that a job will leave later. */
    public static boolean stopsAfter(ActivityExecution activity, FlowNodeActivityBehavior behavior) {
        ExecutionEntity execution = (ExecutionEntity) activity;
        if (LEAVING.get() == execution || !stopsAt(new Breakpoint(execution.getActivityId(), Side.AFTER))) {
            return false;
        }
        MessageEntity job = new MessageEntity();
        job.setExecution(execution);
        job.setJobHandlerType(ParkedLeaveHandler.TYPE);
        job.setExclusive(true);
        job.setRetries(1);
        describe(job, execution);
        Context.getCommandContext().getJobManager().send(job);
        return true;
    }

    /** The failure of an expression of an execution listener. */
    public static RuntimeException atListeners(
            ExecutionEntity execution, String place, String errorType, RuntimeException cause) {
        return new EvaluationFailure(listeners(execution, place), errorType, cause);
    }

    /** Asked before each job of an execution listener; true means that a job will make those of the place again. */
    public static boolean stopsAtListeners(ExecutionEntity execution, String place, int index) {
        if (LEAVING.get() == execution || !stopsAt(listeners(execution, place))) {
            return false;
        }
        MessageEntity job = new MessageEntity();
        job.setExecution(execution);
        job.setJobHandlerType(ParkedListenersHandler.TYPE);
        job.setJobHandlerConfiguration(new ParkedListenersHandler.Place(place, index));
        job.setExclusive(true);
        job.setRetries(1);
        describe(job, execution);
        Context.getCommandContext().getJobManager().send(job);
        return true;
    }

    private static Breakpoint listeners(ExecutionEntity execution, String place) {
        return new Breakpoint(
                execution.getActivityId(), place.contains("START") ? Side.LISTENERS_BEFORE : Side.LISTENERS_AFTER);
    }

    /** What a job gets from its job definition otherwise. */
    static void describe(MessageEntity job, ExecutionEntity execution) {
        ProcessDefinitionEntity definition = execution.getProcessDefinition();
        job.setProcessDefinitionId(definition.getId());
        job.setProcessDefinitionKey(definition.getKey());
        job.setDeploymentId(definition.getDeploymentId());
    }

    static boolean collects() {
        return BREAKPOINTS.get() != null;
    }

    static void startCollecting() {
        BREAKPOINTS.set(new HashSet<>());
    }

    static void stopCollecting() {
        BREAKPOINTS.remove();
    }

    /** Whether the breakpoint is new to the running command. */
    static boolean add(Breakpoint breakpoint) {
        Set<Breakpoint> breakpoints = BREAKPOINTS.get();
        return breakpoints != null && breakpoints.add(breakpoint);
    }

    static void addBefore(String elementId) {
        add(new Breakpoint(elementId, Side.BEFORE));
    }

    static void leaving(@Nullable ExecutionEntity execution) {
        if (execution == null) {
            LEAVING.remove();
        } else {
            LEAVING.set(execution);
        }
    }

    private static boolean stopsAt(Breakpoint breakpoint) {
        Set<Breakpoint> breakpoints = BREAKPOINTS.get();
        return breakpoints != null && breakpoints.contains(breakpoint);
    }
}
