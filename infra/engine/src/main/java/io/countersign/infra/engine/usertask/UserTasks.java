package io.countersign.infra.engine.usertask;

import io.camunda.client.protocol.rest.JobResultCorrections;
import io.countersign.infra.engine.feel.FeelFailure;
import io.countersign.infra.engine.held.HeldCommands;
import io.countersign.infra.engine.held.TasksToCancel;
import io.countersign.infra.engine.instance.RootLock;
import io.countersign.infra.engine.model.ElementModel;
import io.countersign.infra.engine.model.Keys;
import io.countersign.infra.engine.model.ListenerEvent;
import io.countersign.infra.engine.problem.Problem;
import io.countersign.infra.engine.store.Commands;
import io.countersign.infra.engine.store.EngineSql;
import io.countersign.infra.engine.variable.Json;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.impl.context.Context;
import org.operaton.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.operaton.bpm.engine.impl.persistence.entity.ExternalTaskEntity;

/** The life of a user task. Everything runs in a command. */
public final class UserTasks implements HeldCommands.CancelingTasks {
    private final Commands commands;
    private final TaskListeners listeners;
    private final WaitingCompletions waiting;

    public UserTasks(Commands commands, TaskListeners listeners, WaitingCompletions waiting) {
        this.commands = commands;
        this.listeners = listeners;
        this.waiting = waiting;
    }

    void create(ExecutionEntity execution, UserTaskValues values) {
        long key = Long.parseLong(commands.nextKey());
        boolean listened = listeners.has(execution, ListenerEvent.CREATING);
        boolean assigns = values.assignee() != null && listeners.has(execution, ListenerEvent.ASSIGNING);
        EngineSql.update(
                """
                insert into c8_user_task (task_key, state, element_id, name, element_instance_key, execution_id,
                  process_instance_key, root_process_instance_key, process_definition_key, process_definition_id,
                  process_definition_version, assignee, candidate_groups, candidate_users, due_date, follow_up_date,
                  priority, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                key,
                listened ? "CREATING" : "CREATED",
                execution.getActivityId(),
                execution.getActivity().getName(),
                Keys.ofElementInstance(execution.getActivityInstanceId()),
                execution.getId(),
                Long.parseLong(execution.getProcessInstanceId()),
                Long.parseLong(execution.getRootProcessInstanceId()),
                Long.parseLong(execution.getProcessDefinitionId()),
                execution.getProcessDefinition().getKey(),
                execution.getProcessDefinition().getVersion(),
                assigns && !listened ? null : values.assignee(),
                values.candidateGroups().toArray(String[]::new),
                values.candidateUsers().toArray(String[]::new),
                values.dueDate(),
                values.followUpDate(),
                values.priority(),
                now());
        if (listened) {
            listeners.start(key, execution, ListenerEvent.CREATING, 0);
        } else if (assigns) {
            begin(key, execution, ListenerEvent.ASSIGNING, UserTaskChanges.assignee(values.assignee()));
        }
    }

    /** The changes wait for the listeners of their event. */
    private void begin(long key, ExecutionEntity execution, ListenerEvent event, UserTaskChanges changes) {
        EngineSql.update(
                "update c8_user_task set state = ?, pending = ? where task_key = ?",
                event.name(),
                Json.write(changes),
                key);
        listeners.start(key, execution, event, 0);
    }

    /** A task that was created for somebody is assigned now, if listeners want to know. */
    private void assignCreated(UserTaskRow created, ExecutionEntity execution) {
        UserTaskRow task = Objects.requireNonNull(UserTaskRow.byKey(created.key()));
        EngineSql.update("update c8_user_task set state = 'CREATED' where task_key = ?", task.key());
        if (task.assignee() != null && listeners.has(execution, ListenerEvent.ASSIGNING)) {
            EngineSql.update("update c8_user_task set assignee = null where task_key = ?", task.key());
            begin(task.key(), execution, ListenerEvent.ASSIGNING, UserTaskChanges.assignee(task.assignee()));
        }
    }

    /**
     * Completes a task.
     *
     * @param held whether the completion was accepted before and waited for canceling listeners
     * @return done at once, or when the completing listeners are done; fails with their refusal
     */
    public CompletableFuture<@Nullable Void> complete(long key, Map<String, @Nullable Object> variables, boolean held) {
        UserTaskRow task = locked(key);
        ExecutionEntity execution = execution(task);
        if (held && task.state().equals("COMPLETING") && task.listenerJob() == null) {
            finish(task, execution, variables);
            return CompletableFuture.completedFuture(null);
        }
        requireCreated(task, "complete");
        if (listeners.has(execution, ListenerEvent.COMPLETING)) {
            EngineSql.update(
                    "update c8_user_task set state = 'COMPLETING', pending = ? where task_key = ?",
                    Json.write(variables),
                    key);
            listeners.start(key, execution, ListenerEvent.COMPLETING, 0);
            return waiting.await(key);
        }
        finish(task, execution, variables);
        return CompletableFuture.completedFuture(null);
    }

    private void finish(UserTaskRow task, ExecutionEntity execution, Map<String, @Nullable Object> variables) {
        if (ElementModel.of(execution.getActivity()).hasOutputs()) {
            execution.setVariablesLocal(variables);
        } else {
            execution.setVariables(variables);
        }
        close(task.key(), "COMPLETED");
        execution.signal(null, null);
    }

    private static void close(long key, String state) {
        EngineSql.update(
                "update c8_user_task set state = ?, completed_at = ?, listener_job = null, pending = null,"
                        + " cancel_keys = '{}' where task_key = ?",
                state,
                now(),
                key);
    }

    /**
     * Assigns the task, or takes it back from its assignee.
     *
     * @return done at once, or when the assigning listeners are done; fails with their refusal
     */
    public CompletableFuture<@Nullable Void> assign(long key, @Nullable String assignee, boolean override) {
        UserTaskRow task = locked(key);
        requireCreated(task, "assign");
        if (!override && task.assignee() != null && !task.assignee().isEmpty()) {
            throw Problem.wrongState(
                    "Expected to claim user task with key '" + key + "', but it has already been assigned");
        }
        return change(task, ListenerEvent.ASSIGNING, UserTaskChanges.assignee(assignee));
    }

    /**
     * Changes what is given; null keeps, an empty text or list clears.
     *
     * @return done at once, or when the updating listeners are done; fails with their refusal
     */
    public CompletableFuture<@Nullable Void> update(long key, UserTaskChanges changes) {
        UserTaskRow task = locked(key);
        requireCreated(task, "update");
        return change(task, ListenerEvent.UPDATING, changes);
    }

    private CompletableFuture<@Nullable Void> change(UserTaskRow task, ListenerEvent event, UserTaskChanges changes) {
        ExecutionEntity execution = execution(task);
        if (!listeners.has(execution, event)) {
            apply(changes, task.key());
            return CompletableFuture.completedFuture(null);
        }
        check(changes);
        begin(task.key(), execution, event, changes);
        return waiting.await(task.key());
    }

    /** The next step of a transition whose listener is done. */
    void listenerDone(UserTaskRow task, ExternalTaskEntity job, @Nullable JobResultCorrections corrections) {
        ExecutionEntity execution = job.getExecution();
        ListenerEvent event = TaskListeners.event(task);
        UserTaskChanges changes = pendingChanges(task);
        UserTaskChanges corrected = corrections == null ? null : UserTaskChanges.of(corrections);
        if (corrected != null && changes == null) {
            apply(corrected, task.key());
        } else if (corrected != null && changes != null) {
            changes = changes.correctedBy(corrected);
            check(changes);
            EngineSql.update("update c8_user_task set pending = ? where task_key = ?", Json.write(changes), task.key());
        }
        job.delete();
        int next = task.listenerIndex() + 1;
        if (listeners.start(task.key(), execution, event, next)) {
            return;
        }
        EngineSql.update("update c8_user_task set listener_job = null where task_key = ?", task.key());
        switch (event) {
            case CREATING -> assignCreated(task, execution);
            case ASSIGNING, UPDATING -> {
                waiting.answerAfterCommit(task.key(), null);
                apply(Objects.requireNonNull(changes), task.key());
                EngineSql.update(
                        "update c8_user_task set state = 'CREATED', pending = null where task_key = ?", task.key());
            }
            case COMPLETING -> {
                waiting.answerAfterCommit(task.key(), null);
                finish(task, execution, Json.readObject(String.valueOf(task.pending())));
            }
            case CANCELING -> listeners.granted(task.key());
        }
    }

    private static void check(UserTaskChanges changes) {
        try {
            changes.check();
        } catch (FeelFailure invalid) {
            throw Problem.invalid(String.valueOf(invalid.getMessage()));
        }
    }

    private static void apply(UserTaskChanges changes, long key) {
        try {
            changes.apply(key);
        } catch (FeelFailure invalid) {
            throw Problem.invalid(String.valueOf(invalid.getMessage()));
        }
    }

    /** A listener refused what it was asked for. */
    void denied(UserTaskRow task, ExternalTaskEntity job, String reason) {
        job.delete();
        EngineSql.update(
                "update c8_user_task set state = 'CREATED', pending = null, listener_job = null where task_key = ?",
                task.key());
        waiting.answerAfterCommit(
                task.key(),
                Problem.wrongState(refused(TaskListeners.event(task)) + " of the User Task with key '" + task.key()
                        + "' was denied by Task Listener. Reason to deny: '" + reason + "'"));
    }

    private static String refused(ListenerEvent event) {
        String rejected = "' rejected with code 'INVALID_STATE': ";
        return switch (event) {
            case ASSIGNING -> "Command 'ASSIGN" + rejected + "Assignment";
            case UPDATING -> "Command 'UPDATE" + rejected + "Update";
            default -> "Command 'COMPLETE" + rejected + "Completion";
        };
    }

    /** The element of a task was cancelled. */
    void canceled(ExecutionEntity execution) {
        UserTaskRow task = UserTaskRow.openByExecution(execution.getId());
        if (task == null) {
            return;
        }
        if (!task.granted() && listeners.has(execution, ListenerEvent.CANCELING)) {
            TasksToCancel.add(task.key());
            return;
        }
        close(task.key(), "CANCELED");
        waiting.answerAfterCommit(task.key(), canceledProblem(task.key()));
    }

    @Override
    public void cancel(long key, long commandKey) {
        UserTaskRow task = UserTaskRow.byKey(key);
        if (task == null || task.state().equals("COMPLETED") || task.state().equals("CANCELED")) {
            return;
        }
        EngineSql.update(
                "update c8_user_task set cancel_keys = cancel_keys || ?::bigint where task_key = ?", commandKey, key);
        if (task.state().equals("CANCELING")) {
            return;
        }
        ExecutionEntity execution = execution(task);
        if (task.listenerJob() != null) {
            List.copyOf(execution.getExternalTasks()).forEach(ExternalTaskEntity::delete);
            waiting.answerAfterCommit(key, canceledProblem(key));
        }
        EngineSql.update(
                "update c8_user_task set state = 'CANCELING', pending = null, listener_job = null where task_key = ?",
                key);
        listeners.start(key, execution, ListenerEvent.CANCELING, 0);
    }

    @Override
    public void holdCompletion(long key) {
        EngineSql.update("update c8_user_task set state = 'COMPLETING', listener_job = null where task_key = ?", key);
    }

    private static Problem canceledProblem(long key) {
        return Problem.wrongState("Expected to change user task with key '" + key + "', but it was canceled meanwhile");
    }

    private UserTaskRow locked(long key) {
        UserTaskRow task = UserTaskRow.byKey(key);
        if (task == null || !RootLock.ofExecution(Long.parseLong(task.executionId()))) {
            throw notFound(key);
        }
        task = UserTaskRow.byKey(key);
        if (task == null || task.state().equals("COMPLETED") || task.state().equals("CANCELED")) {
            throw notFound(key);
        }
        return task;
    }

    private static Problem notFound(long key) {
        return Problem.notFound("Expected to change user task with key '" + key + "', but no such user task was found");
    }

    private static void requireCreated(UserTaskRow task, String verb) {
        if (!task.state().equals("CREATED")) {
            throw Problem.wrongState("Command rejected: expected to " + verb + " user task with key '" + task.key()
                    + "', but it is in state '" + task.state() + "'");
        }
    }

    private static ExecutionEntity execution(UserTaskRow task) {
        return Context.getCommandContext().getExecutionManager().findExecutionById(task.executionId());
    }

    private static OffsetDateTime now() {
        return Instant.ofEpochMilli(Commands.now()).atOffset(ZoneOffset.UTC);
    }

    /** Variables of a completion that waits for its listeners. */
    static Map<String, @Nullable Object> pendingVariables(UserTaskRow task) {
        return task.pending() == null || !task.state().equals("COMPLETING")
                ? new HashMap<>()
                : Json.readObject(task.pending());
    }

    /** The changes of an assignment or update that waits for its listeners, null in any other state. */
    static @Nullable UserTaskChanges pendingChanges(UserTaskRow task) {
        boolean changes = task.state().equals("ASSIGNING") || task.state().equals("UPDATING");
        return task.pending() == null || !changes ? null : Json.read(task.pending(), UserTaskChanges.class);
    }
}
