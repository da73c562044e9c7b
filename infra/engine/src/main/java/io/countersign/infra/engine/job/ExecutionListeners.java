package io.countersign.infra.engine.job;

import io.countersign.infra.engine.feel.Feel;
import io.countersign.infra.engine.feel.FeelFailure;
import io.countersign.infra.engine.job.ListenerPlace.Mark;
import io.countersign.infra.engine.model.ExecutionListenerModels;
import io.countersign.infra.engine.model.ListenerModel;
import io.countersign.infra.engine.park.Parking;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.impl.bpmn.behavior.FlowNodeActivityBehavior;
import org.operaton.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.operaton.bpm.engine.impl.persistence.entity.ExternalTaskEntity;
import org.operaton.bpm.engine.impl.pvm.delegate.ActivityExecution;
import org.operaton.bpm.engine.impl.pvm.process.ActivityImpl;
import org.operaton.bpm.engine.impl.pvm.process.ScopeImpl;
import org.operaton.bpm.engine.impl.pvm.runtime.PvmExecutionImpl;

/**
 * Makes the jobs of execution listeners, one after the other in the order of the model. Behaviours ask before they do
 * their work and before they leave; while a listener's job is there, the execution stays, and the completion of the last
 * one lets the behaviour go on.
 */
public final class ExecutionListeners {
    private static final String PROPERTY = "c8:listener-services";
    private static final ThreadLocal<@Nullable Passed> PASSED = new ThreadLocal<>();
    private static final ThreadLocal<@Nullable ExecutionEntity> MAPPED = new ThreadLocal<>();

    private final JobAvailability availability;
    private final BiConsumer<ExecutionEntity, ScopeImpl> subscribe;

    private record Passed(ExecutionEntity execution, String element, ListenerPlace place) {}

    /** @param subscribe opens the subscriptions and timers of an element that waited for its start listeners */
    public ExecutionListeners(JobAvailability availability, BiConsumer<ExecutionEntity, ScopeImpl> subscribe) {
        this.availability = availability;
        this.subscribe = subscribe;
    }

    public void attachTo(ActivityImpl element) {
        element.setProperty(PROPERTY, this);
    }

    /** Whether the element's events have to wait until its start listeners are done. */
    public static boolean precedeEvents(ExecutionEntity execution) {
        ActivityImpl element = execution.getActivity();
        return element != null
                && !Parking.isMigrating()
                && !ExecutionListenerModels.of(element).start().isEmpty()
                && !isPassed(execution, ListenerPlace.START);
    }

    /** Behaviours call this first when they execute; true means that a listener's job was made, and that they execute again. */
    public static boolean holdBefore(ActivityExecution activity) {
        ExecutionEntity execution = (ExecutionEntity) activity;
        ExecutionListeners listeners = of(execution);
        if (listeners == null) {
            return false;
        }
        boolean held =
                listeners.hold(execution, ListenerPlace.SCOPE_START) || listeners.hold(execution, ListenerPlace.START);
        forget(execution, true);
        return held;
    }

    /**
     * Behaviours call this first when they leave; true means that the element stays: a job will leave later. Where there
     * are listeners, the output mappings run here: the listeners see their result.
     */
    public static boolean stay(ActivityExecution activity, FlowNodeActivityBehavior behavior) {
        return Parking.stopsAfter(activity, behavior) || holdAfter(activity);
    }

    /** Like {@link #stay}, for what ends and does not leave. */
    public static boolean holdAfter(ActivityExecution activity) {
        ExecutionEntity execution = (ExecutionEntity) activity;
        ExecutionListeners listeners = of(execution);
        if (listeners == null) {
            return false;
        }
        ActivityImpl element = execution.getActivity();
        if (!ExecutionListenerModels.of(element).end().isEmpty()
                && !isPassed(execution, ListenerPlace.END)
                && element.getIoMapping() != null) {
            element.getIoMapping().executeOutputParameters(execution);
        }
        boolean held = listeners.hold(execution, ListenerPlace.END)
                || (endsProcess(execution) && listeners.hold(execution, ListenerPlace.SCOPE_END));
        forget(execution, false);
        return held;
    }

    /** What was passed counts once: a loop may bring the execution back. */
    private static void forget(ExecutionEntity execution, boolean before) {
        Passed passed = PASSED.get();
        if (passed != null && passed.execution() == execution && passed.place().isBefore() == before) {
            PASSED.remove();
        }
    }

    /** Whether the element's output mappings ran before its end listeners did. */
    public static boolean isMapped(ExecutionEntity execution) {
        return MAPPED.get() == execution;
    }

    private boolean hold(ExecutionEntity execution, ListenerPlace place) {
        return !isPassed(execution, place) && begin(execution, place, 0);
    }

    private static boolean isPassed(ExecutionEntity execution, ListenerPlace place) {
        Passed passed = PASSED.get();
        return passed != null
                && passed.execution() == execution
                && passed.element().equals(execution.getActivityId())
                && passed.place().ordinal() >= place.ordinal();
    }

    /** Makes the job of the listener at an index; false if there is none. */
    private boolean begin(ExecutionEntity execution, ListenerPlace place, int index) {
        List<ListenerModel> listeners = of(execution, place);
        if (index >= listeners.size()) {
            return false;
        }
        if (Parking.stopsAtListeners(execution, place.name(), index)) {
            return true;
        }
        Values values = evaluate(listeners.get(index), execution, place);
        JobCreation.create(execution, values.type(), values.retries(), new Mark(place, index).priority(), availability);
        return true;
    }

    private record Values(String type, int retries) {}

    private static Values evaluate(ListenerModel listener, ExecutionEntity execution, ListenerPlace place) {
        try {
            return new Values(
                    Feel.evaluateString(listener.type(), execution),
                    Feel.evaluateInteger(listener.retries(), execution));
        } catch (FeelFailure failure) {
            throw Parking.atListeners(execution, place.name(), "EXTRACT_VALUE_ERROR", failure);
        }
    }

    /** Makes the jobs of a place again from the first one, if the expressions of the one at an index do not fail again. */
    public static void again(ExecutionEntity execution, String place, int index) {
        ListenerPlace name = ListenerPlace.valueOf(place);
        ExecutionListeners listeners = Objects.requireNonNull(of(execution));
        List<ListenerModel> models = of(execution, name);
        if (index < models.size()) {
            evaluate(models.get(index), execution, name);
        }
        if (!listeners.begin(execution, name, 0)) {
            listeners.goOn(execution, name);
        }
    }

    /** A listener's job is done: the next one, or the element, goes on. In a command. */
    static void complete(ExternalTaskEntity job, Mark mark, Map<String, @Nullable Object> variables) {
        ExecutionEntity execution = job.getExecution();
        ActivityImpl element = execution.getActivity();
        boolean isOutside =
                !mark.place().isBefore() || !(element.isScope() || mark.place().isOfScope());
        if (!isOutside) {
            execution.setVariablesLocal(variables);
        } else if (element.isScope() && execution.getParent() != null) {
            execution.getParent().setVariables(variables);
        } else {
            execution.setVariables(variables);
        }
        job.delete();
        ExecutionListeners listeners = of(execution);
        if (listeners == null) { // The model that the instance was migrated to has none.
            proceed(execution, mark.place());
        } else if (!listeners.begin(execution, mark.place(), mark.index() + 1)) {
            listeners.goOn(execution, mark.place());
        }
    }

    private void goOn(ExecutionEntity execution, ListenerPlace place) {
        PASSED.set(new Passed(execution, execution.getActivityId(), place));
        if (!place.isBefore()) {
            MAPPED.set(execution);
        }
        try {
            if (place == ListenerPlace.START && execution.getActivity().isScope()) {
                subscribe.accept(execution, execution.getActivity());
            }
            proceed(execution, place);
        } finally {
            PASSED.remove();
            MAPPED.remove();
        }
    }

    private static void proceed(ExecutionEntity execution, ListenerPlace place) {
        FlowNodeActivityBehavior behavior =
                (FlowNodeActivityBehavior) execution.getActivity().getActivityBehavior();
        if (!place.isBefore() && !(behavior instanceof EndsAtOnce)) {
            behavior.leave(execution);
            return;
        }
        try {
            behavior.execute(execution);
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException("element " + execution.getActivityId() + " failed", failure);
        }
    }

    /** An end event that does not leave; its behaviour executes when its end listeners are done. */
    public interface EndsAtOnce {}

    /** The listener that a job is of; null where a migrated instance's model no longer has it. */
    static @Nullable ListenerModel listener(ActivityImpl element, Mark mark) {
        List<ListenerModel> listeners = of(element, mark.place());
        return mark.index() < listeners.size() ? listeners.get(mark.index()) : null;
    }

    private static List<ListenerModel> of(ExecutionEntity execution, ListenerPlace place) {
        return of(execution.getActivity(), place);
    }

    private static List<ListenerModel> of(ActivityImpl element, ListenerPlace place) {
        return switch (place) {
            case SCOPE_START -> isStart(element) ? startedBy(element).start() : List.of();
            case START -> ExecutionListenerModels.of(element).start();
            case END -> ExecutionListenerModels.of(element).end();
            case SCOPE_END ->
                element.getFlowScope() instanceof ActivityImpl
                        ? List.of()
                        : ExecutionListenerModels.of(element.getFlowScope()).end();
        };
    }

    /** The listeners of the process or event subprocess that a start event starts. */
    private static ExecutionListenerModels startedBy(ActivityImpl start) {
        ScopeImpl scope = start.getFlowScope();
        boolean isEmbedded = scope instanceof ActivityImpl activity && !activity.isTriggeredByEvent();
        return ExecutionListenerModels.of(isEmbedded ? null : scope);
    }

    private static boolean isStart(ActivityImpl element) {
        return String.valueOf(element.getProperty("type"))
                .toLowerCase(Locale.ROOT)
                .contains("start");
    }

    /** Whether nothing else goes on in the process when the execution leaves. */
    private static boolean endsProcess(ExecutionEntity execution) {
        ActivityImpl element = execution.getActivity();
        if (!element.getOutgoingTransitions().isEmpty()
                || of(element, ListenerPlace.SCOPE_END).isEmpty()) {
            return false;
        }
        ExecutionEntity last = execution;
        ExecutionEntity scope = element.isScope() ? Objects.requireNonNull(execution.getParent()) : execution;
        if (scope.isConcurrent()) {
            last = scope;
            scope = Objects.requireNonNull(scope.getParent());
        }
        for (PvmExecutionImpl child : scope.getNonEventScopeExecutions()) {
            if (child != last) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable ExecutionListeners of(ExecutionEntity execution) {
        ActivityImpl element = execution.getActivity();
        return element != null && element.getProperty(PROPERTY) instanceof ExecutionListeners listeners
                ? listeners
                : null;
    }
}
