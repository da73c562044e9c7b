package io.countersign.infra.engine.rest;

import io.camunda.client.protocol.rest.UserTaskAssignmentRequest;
import io.camunda.client.protocol.rest.UserTaskCompletionRequest;
import io.camunda.client.protocol.rest.UserTaskUpdateRequest;
import io.countersign.infra.engine.held.HeldCommand;
import io.countersign.infra.engine.held.HeldCommands;
import io.countersign.infra.engine.problem.Problem;
import io.countersign.infra.engine.query.Searches;
import io.countersign.infra.engine.store.Commands;
import io.countersign.infra.engine.usertask.UserTaskChanges;
import io.countersign.infra.engine.usertask.UserTasks;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** User tasks. */
final class UserTaskEndpoints {
    private static final long LISTENER_WAIT_SECONDS = 10;

    private final Commands commands;
    private final UserTasks tasks;
    private final HeldCommands held;
    private final Searches searches;
    private final ScheduledExecutorService scheduler;

    UserTaskEndpoints(
            Commands commands,
            UserTasks tasks,
            HeldCommands held,
            Searches searches,
            ScheduledExecutorService scheduler) {
        this.commands = commands;
        this.tasks = tasks;
        this.held = held;
        this.searches = searches;
        this.scheduler = scheduler;
    }

    void addTo(Router router) {
        router.get("POST", "/user-tasks/search", call -> searches.userTasks(call.search()))
                .get("GET", "/user-tasks/{key}", call -> searches.userTask(call.key()))
                .get(
                        "POST",
                        "/user-tasks/{key}/variables/search",
                        call -> searches.taskVariables(call.key(), call.search()))
                .get(
                        "POST",
                        "/user-tasks/{key}/effective-variables/search",
                        call -> searches.effectiveTaskVariables(call.key(), call.search()))
                .command("GET", "/user-tasks/{key}/form", call -> searches.userTask(call.key()))
                .later("POST", "/user-tasks/{key}/assignment", this::assign)
                .later(
                        "DELETE",
                        "/user-tasks/{key}/assignee",
                        call -> change(call.key(), () -> tasks.assign(call.key(), null, true)))
                .later("PATCH", "/user-tasks/{key}", this::update)
                .later("POST", "/user-tasks/{key}/completion", this::complete);
    }

    private CompletionStage<Answer> assign(Call call) {
        UserTaskAssignmentRequest request = call.body(UserTaskAssignmentRequest.class);
        String assignee = RestValues.required("assignee", request.getAssignee());
        boolean override = !Boolean.FALSE.equals(request.getAllowOverride());
        long key = call.key();
        return change(key, () -> tasks.assign(key, assignee, override));
    }

    private CompletionStage<Answer> update(Call call) {
        UserTaskUpdateRequest request = call.optionalBody(UserTaskUpdateRequest.class);
        if (request.getChangeset() == null) {
            throw Problem.invalid("No changeset provided.");
        }
        UserTaskChanges changes = UserTaskChanges.of(request.getChangeset());
        long key = call.key();
        return change(key, () -> tasks.update(key, changes));
    }

    private CompletionStage<Answer> change(long key, Supplier<CompletableFuture<@Nullable Void>> change) {
        return whenDone(key, commands.run(context -> change.get()));
    }

    private CompletionStage<Answer> complete(Call call) {
        UserTaskCompletionRequest request = call.optionalBody(UserTaskCompletionRequest.class);
        long key = call.key();
        Map<String, @Nullable Object> variables = RestValues.variables(request.getVariables());
        AtomicReference<@Nullable CompletableFuture<@Nullable Void>> result = new AtomicReference<>();
        held.run(
                new HeldCommand.TaskCompletion(key, variables),
                () -> result.set(commands.run(context -> tasks.complete(key, variables, false))));
        return whenDone(key, result.get());
    }

    private CompletionStage<Answer> whenDone(long key, @Nullable CompletableFuture<@Nullable Void> completion) {
        if (completion == null || completion.isDone()) {
            return Answer.NO_CONTENT.now();
        }
        ScheduledFuture<?> end = scheduler.schedule(
                () -> completion.completeExceptionally(
                        Problem.timedOut("The listeners of user task '" + key + "' were not done in time")),
                LISTENER_WAIT_SECONDS,
                TimeUnit.SECONDS);
        return completion.thenApply(done -> Answer.NO_CONTENT).whenComplete((answer, failure) -> end.cancel(false));
    }
}
