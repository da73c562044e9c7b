package io.countersign.infra.local.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Copies PostgreSQL's data directory while it is written to, by its own procedure ("Making a base backup using the low level API" of
 * its documentation): the files as they are met, and the log from before the first of them was read to after the last.
 */
final class DatabaseCopy {
    /** Folders that must be there, whose content a server makes anew or takes from its log. */
    private static final Set<String> LEFT_OUT = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");

    private static final Set<String> OF_A_RUNNING_SERVER =
            Set.of("postmaster.pid", "postmaster.opts", "pg_internal.init");

    private DatabaseCopy() {}

    /**
     * @param connection as a superuser
     * @return where in the log the copy is consistent
     */
    static String take(Connection connection, Path data, Path to) throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            // Temporary: it keeps the log that the copy needs, and goes with this connection however that ends.
            statement.execute("select pg_create_physical_replication_slot('countersign_backup', true, true)");
            String first = one(statement, "select pg_walfile_name(pg_backup_start('countersign', true))");
            TreeCopy.copy(data, to, DatabaseCopy::belongs);
            String label;
            String tablespaces;
            String consistentAt;
            try (ResultSet stopped =
                    statement.executeQuery("select labelfile, spcmapfile, lsn from pg_backup_stop(false)")) {
                stopped.next();
                label = stopped.getString(1);
                tablespaces = stopped.getString(2);
                consistentAt = stopped.getString(3);
            }
            if (!tablespaces.isBlank()) {
                throw new IOException("the database has tablespaces outside of " + data + ", which this does not copy");
            }
            Files.writeString(to.resolve("backup_label"), label);
            String last = one(statement, "select pg_walfile_name('" + consistentAt + "')");
            TreeCopy.copy(data.resolve("pg_wal"), to.resolve("pg_wal"), isLog(first, last));
            return consistentAt;
        }
    }

    private static boolean belongs(Path within) {
        String name = String.valueOf(within.getFileName());
        boolean leftOut =
                within.getNameCount() > 1 && LEFT_OUT.contains(within.getName(0).toString());
        return !leftOut
                && !OF_A_RUNNING_SERVER.contains(name)
                && !within.toString().contains("pgsql_tmp");
    }

    /** Names of one timeline are in the order of the log. */
    private static Predicate<Path> isLog(String first, String last) {
        return within -> {
            String name = within.toString();
            return name.length() == first.length() && name.compareTo(first) >= 0 && name.compareTo(last) <= 0;
        };
    }

    private static String one(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
