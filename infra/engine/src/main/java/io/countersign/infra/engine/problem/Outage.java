package io.countersign.infra.engine.problem;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/** Tells failures of a request from those of a database that is away. */
public final class Outage {
    private Outage() {}

    /** Whether there was no database, somewhere down the causes: no connection, a broken one, or one that was shut down. */
    public static boolean isBehind(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException) {
                return true;
            }
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && sql.getSQLState().matches("(08|53|57|58).*")) {
                return true;
            }
        }
        return false;
    }
}
