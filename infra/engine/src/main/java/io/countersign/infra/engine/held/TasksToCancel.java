package io.countersign.infra.engine.held;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.impl.context.Context;
import org.operaton.bpm.engine.impl.interceptor.CommandContext;
import org.operaton.bpm.engine.impl.interceptor.CommandContextListener;

/**
 * Collects the user tasks that a command would cancel too early, and makes the command fail when it closes. Thrown as the
 * failure, so that nothing of the command remains.
 */
public final class TasksToCancel extends RuntimeException {
    private static final ThreadLocal<@Nullable TasksToCancel> COLLECTED = new ThreadLocal<>();

    private final transient Set<Long> taskKeys = new LinkedHashSet<>();

    private TasksToCancel() {
        super("user tasks wait for their canceling listeners", null, false, false);
    }

    /** In a command. */
    public static void add(long taskKey) {
        TasksToCancel tasks = COLLECTED.get();
        if (tasks == null) {
            tasks = new TasksToCancel();
            COLLECTED.set(tasks);
            Context.getCommandContext().registerCommandContextListener(new Failing(tasks));
        }
        tasks.taskKeys.add(taskKey);
    }

    Set<Long> taskKeys() {
        return taskKeys;
    }

    private record Failing(TasksToCancel tasks) implements CommandContextListener {
        @Override
        public void onCommandContextClose(CommandContext context) {
            COLLECTED.remove();
            throw tasks;
        }

        @Override
        public void onCommandFailed(CommandContext context, Throwable failure) {
            COLLECTED.remove();
        }
    }
}
