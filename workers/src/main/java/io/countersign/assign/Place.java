package io.countersign.assign;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A place for one person in a work package.
 *
 * @param round of the package that its labels belong to
 * @param ordinal which annotator of the round, from 1; a place that expired and the one that replaces it have the same
 * @param person who holds it; null while nobody does
 */
public record Place(
        long id,
        long jobId,
        long packageId,
        Kind kind,
        int round,
        int ordinal,
        @Nullable String person,
        State state) {

    public enum Kind {
        ANNOTATE,
        REWORK
    }

    public enum State {
        OPEN,
        STARTED,
        SUBMITTED,
        EXPIRED
    }

    /** A package of a series that somebody has begun. */
    public record Begun(long jobId, long packageId, int ordinal, String series) {}

    static final String SELECT = """
            select a.id, p.job_id, a.package_id, a.kind, a.round, a.ordinal, a.person, a.state
            from assignment a join work_package p on p.id = a.package_id
            """;

    static Place read(ResultSet row, int n) throws SQLException {
        return new Place(
                row.getLong("id"),
                row.getLong("job_id"),
                row.getLong("package_id"),
                Kind.valueOf(row.getString("kind")),
                row.getInt("round"),
                row.getInt("ordinal"),
                row.getString("person"),
                State.valueOf(row.getString("state")));
    }
}
