package io.countersign.infra.engine.usertask;

import io.countersign.infra.engine.feel.Feel;
import io.countersign.infra.engine.feel.FeelFailure;
import io.countersign.infra.engine.job.JobAvailability;
import io.countersign.infra.engine.job.JobCreation;
import io.countersign.infra.engine.model.ElementModel;
import io.countersign.infra.engine.model.ListenerEvent;
import io.countersign.infra.engine.model.ListenerModel;
import io.countersign.infra.engine.model.UserTaskModel;
import io.countersign.infra.engine.park.Parking;
import io.countersign.infra.engine.store.EngineSql;
import java.util.List;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.operaton.bpm.engine.impl.persistence.entity.ExecutionEntity;

/** Makes the jobs of task listeners, one after the other in the order of the model. */
public final class TaskListeners {
    private final JobAvailability availability;
    private final LongConsumer ready;

    /** @param ready is told the key of a held command when a task that it waits for is ready to be cancelled */
    public TaskListeners(JobAvailability availability, LongConsumer ready) {
        this.availability = availability;
        this.ready = ready;
    }

    boolean has(ExecutionEntity execution, ListenerEvent event) {
        return !of(execution, event).isEmpty();
    }

    /** Makes the job of the listener at an index; false if there is none. */
    boolean start(long taskKey, ExecutionEntity execution, ListenerEvent event, int index) {
        List<ListenerModel> listeners = of(execution, event);
        if (index >= listeners.size()) {
            return false;
        }
        ListenerModel listener = listeners.get(index);
        try {
            String job = JobCreation.create(
                    execution,
                    Feel.evaluateString(listener.type(), execution),
                    Feel.evaluateInteger(listener.retries(), execution),
                    availability);
            EngineSql.update(
                    "update c8_user_task set listener_index = ?, listener_job = ? where task_key = ?",
                    index,
                    job,
                    taskKey);
            return true;
        } catch (FeelFailure failure) {
            throw Parking.before(execution, "EXTRACT_VALUE_ERROR", failure);
        }
    }

    /** The last canceling listener is done: the commands that waited may pass. */
    void granted(long taskKey) {
        EngineSql.update("update c8_user_task set granted = true where task_key = ?", taskKey);
        List<Long> held = EngineSql.query(
                "select unnest(cancel_keys) from c8_user_task where task_key = ?", row -> row.getLong(1), taskKey);
        EngineSql.afterCommit(() -> held.forEach(ready::accept));
    }

    static ListenerEvent event(UserTaskRow task) {
        return Objects.requireNonNull(ListenerEvent.ofState(task.state()), "task is in no transition");
    }

    private static List<ListenerModel> of(ExecutionEntity execution, ListenerEvent event) {
        UserTaskModel model = ElementModel.of(execution.getActivity()).userTask();
        return model == null ? List.of() : model.listeners(event);
    }
}
