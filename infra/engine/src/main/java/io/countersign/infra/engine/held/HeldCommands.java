package io.countersign.infra.engine.held;

import io.countersign.infra.engine.held.HeldCommand.EngineJob;
import io.countersign.infra.engine.held.HeldCommand.JobCompletion;
import io.countersign.infra.engine.held.HeldCommand.JobError;
import io.countersign.infra.engine.held.HeldCommand.TaskCompletion;
import io.countersign.infra.engine.job.Jobs;
import io.countersign.infra.engine.park.RerunInterceptor;
import io.countersign.infra.engine.problem.Problem;
import io.countersign.infra.engine.store.Commands;
import io.countersign.infra.engine.store.EngineSql;
import io.countersign.infra.engine.store.Tables;
import io.countersign.infra.engine.variable.Json;
import java.util.Date;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.impl.context.Context;
import org.operaton.bpm.engine.impl.interceptor.CommandExecutor;
import org.operaton.bpm.engine.impl.persistence.entity.JobEntity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stores held commands with the tasks they wait for, and runs them when those are ready. */
public final class HeldCommands implements RerunInterceptor.HeldCommands {
    private static final Logger LOG = LoggerFactory.getLogger(HeldCommands.class);
    private static final Date NEVER = new Date(4_102_444_800_000L);
    private static final long RETRY_SECONDS = 2;
    private static final ThreadLocal<@Nullable HeldCommand> RUNNING = new ThreadLocal<>();

    private final Commands commands;
    private final Tables tables;
    private final ScheduledExecutorService scheduler;
    private final CancelingTasks tasks;
    private @Nullable Consumer<HeldCommand> runner;

    /** The user tasks' part. Both are called in a command. */
    public interface CancelingTasks {
        /** Starts the canceling listeners of a task, or adds the command to those that wait for them. */
        void cancel(long taskKey, long commandKey);

        /** The task's completion was accepted and waits. */
        void holdCompletion(long taskKey);
    }

    public HeldCommands(Commands commands, Tables tables, ScheduledExecutorService scheduler, CancelingTasks tasks) {
        this.commands = commands;
        this.tables = tables;
        this.scheduler = scheduler;
        this.tasks = tasks;
    }

    /** Sets what carries a command out again. */
    public void runWith(Consumer<HeldCommand> target) {
        this.runner = target;
    }

    /** Runs an action which, if it would cancel tasks too early, is stored as this command and taken as accepted. */
    public void run(HeldCommand command, Runnable action) {
        RUNNING.set(command);
        try {
            action.run();
        } finally {
            RUNNING.remove();
        }
    }

    @Override
    public boolean hold(Throwable failure, CommandExecutor executor, @Nullable String engineJobId) {
        TasksToCancel blocked = RerunInterceptor.cause(failure, TasksToCancel.class);
        if (blocked == null) {
            return false;
        }
        HeldCommand command = engineJobId == null ? RUNNING.get() : new EngineJob(engineJobId);
        if (command == null) {
            throw new IllegalStateException("this command cannot wait for canceling listeners", failure);
        }
        executor.execute(context -> {
            long key = Long.parseLong(commands.nextKey());
            EngineSql.update("insert into c8_held_command values (?, ?)", key, Json.write(command));
            secure(command);
            blocked.taskKeys().forEach(task -> tasks.cancel(task, key));
            EngineSql.afterCommit(() -> runIfReady(key));
            return null;
        });
        return true;
    }

    /** Nobody else may take or do what the accepted command is about to finish. */
    private void secure(HeldCommand command) {
        if (command instanceof EngineJob engineJob) {
            JobEntity job = Context.getCommandContext().getJobManager().findJobById(engineJob.id());
            if (job != null) {
                job.setLockOwner("held");
                job.setLockExpirationTime(NEVER);
            }
        } else if (command instanceof JobCompletion completion) {
            Jobs.hold(completion.jobKey());
        } else if (command instanceof JobError error) {
            Jobs.hold(error.jobKey());
        } else if (command instanceof TaskCompletion completion) {
            tasks.holdCompletion(completion.taskKey());
        }
    }

    /** Call after a task's canceling listeners are done, and for all commands after a start. */
    public void runIfReady(long commandKey) {
        scheduler.execute(() -> attempt(commandKey));
    }

    /** After a start. */
    public void recover() {
        tables.query("select command_key from c8_held_command", row -> row.getLong(1))
                .forEach(this::runIfReady);
    }

    private void attempt(long commandKey) {
        try {
            String command = tables.queryOne("""
                    select command from c8_held_command where command_key = ? and not exists (
                      select 1 from c8_user_task
                      where cancel_keys @> array[?] and cancel_keys <> '{}' and completed_at is null and not granted)
                    """, row -> row.getString(1), commandKey, commandKey);
            if (command != null) {
                repeat(commandKey, Json.read(command, HeldCommand.class));
            }
        } catch (RuntimeException failure) {
            LOG.error("Held command {} failed and is tried again", commandKey, failure);
            scheduler.schedule(() -> attempt(commandKey), RETRY_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void repeat(long commandKey, HeldCommand command) {
        Consumer<HeldCommand> target = runner;
        if (target == null) {
            throw new IllegalStateException("not started");
        }
        try {
            run(command, () -> target.accept(command));
        } catch (Problem gone) {
            LOG.info("Held command {} has nothing left to do: {}", commandKey, gone.detail());
        }
        tables.update("delete from c8_held_command where command_key = ?", commandKey);
    }
}
