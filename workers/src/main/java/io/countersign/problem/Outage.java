package io.countersign.problem;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionSystemException;

/** Tells failures of what is asked from those of a database that is away: the same will do once that is back. */
public final class Outage {
    /** SQLSTATE classes: connection, resources, operator intervention such as a shutdown, system error. */
    private static final Set<String> CLASSES = Set.of("08", "53", "57", "58");

    private Outage() {}

    /** Whether the database was away, somewhere down the causes. */
    public static boolean isBehind(@Nullable Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TransactionSystemException end && isBrokenOff(end)) {
                return true;
            }
            if (cause instanceof SQLTransientConnectionException
                    || cause instanceof SQLException sql && isOutage(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** A roll-back on a broken connection fails too, and hides what had failed; the pool's word for it has no state. */
    private static boolean isBrokenOff(TransactionSystemException end) {
        return isBehind(end.getApplicationException())
                || end.getCause() instanceof SQLException sql && sql.getSQLState() == null;
    }

    private static boolean isOutage(@Nullable String state) {
        return state != null && state.length() == 5 && CLASSES.contains(state.substring(0, 2));
    }
}
