package io.countersign.infra.engine.park;

import io.countersign.infra.engine.instance.RootLock;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.OptimisticLockingException;
import org.operaton.bpm.engine.impl.cmd.JobCommands;
import org.operaton.bpm.engine.impl.context.Context;
import org.operaton.bpm.engine.impl.interceptor.Command;
import org.operaton.bpm.engine.impl.interceptor.CommandExecutor;
import org.operaton.bpm.engine.impl.interceptor.CommandInterceptor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the outermost command again when it failed in a way that a second run avoids: with a breakpoint at the element
 * whose evaluation failed, or after a conflict with another command. Commands hold nothing outside of the database, so
 * they can be repeated.
 */
public final class RerunInterceptor extends CommandInterceptor {
    private static final Logger LOG = LoggerFactory.getLogger(RerunInterceptor.class);
    private static final int CONFLICTS = 20;

    /** PostgreSQL gave up one of two transactions: deadlock, serialization. */
    private static final Set<String> ABORTED = Set.of("40P01", "40001");

    private final HeldCommands held;

    /** Takes over a command that may not cancel user tasks yet. */
    public interface HeldCommands {
        /** Whether the failure means that the command is held back until canceling listeners are done. */
        boolean hold(Throwable failure, CommandExecutor executor, @Nullable String engineJobId);
    }

    public RerunInterceptor(HeldCommands held) {
        this.held = held;
    }

    @Override
    public <T> T execute(Command<T> command) {
        if (Context.getCommandContext() != null || Parking.collects()) {
            return next.execute(command);
        }
        Parking.startCollecting();
        try {
            return repeat(command);
        } finally {
            Parking.stopCollecting();
        }
    }

    @SuppressWarnings("NullAway") // a held command has no result yet; its callers expect none
    private <T> T repeat(Command<T> command) {
        int conflicts = 0;
        while (true) {
            try {
                return next.execute(inTurn(command));
            } catch (RuntimeException failure) {
                JobCommands.forgetFailure(command);
                EvaluationFailure evaluation = cause(failure, EvaluationFailure.class);
                if (evaluation != null && Parking.add(evaluation.breakpoint())) {
                    continue;
                }
                if (isConflict(failure) && conflicts++ < CONFLICTS) {
                    LOG.debug("A command runs again after conflict {} with another", conflicts);
                    continue;
                }
                if (held.hold(failure, next, JobCommands.jobId(command))) {
                    return null;
                }
                JobCommands.restoreFailure(command, failure);
                throw failure;
            }
        }
    }

    /** A timer waits for its instance as every other command does; {@link RootLock} says why. */
    private static <T> Command<T> inTurn(Command<T> command) {
        String engineJobId = JobCommands.jobId(command);
        return engineJobId == null
                ? command
                : context -> {
                    RootLock.ofEngineJob(Long.parseLong(engineJobId));
                    return command.execute(context);
                };
    }

    private static boolean isConflict(RuntimeException failure) {
        SQLException sql = cause(failure, SQLException.class);
        boolean aborted = sql != null && ABORTED.contains(String.valueOf(sql.getSQLState()));
        return aborted || cause(failure, OptimisticLockingException.class) != null;
    }

    /** The first cause of a type, or null. */
    public static <X extends Throwable> @Nullable X cause(Throwable failure, Class<X> type) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 20; depth++) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
            cause = cause.getCause();
        }
        return null;
    }
}
