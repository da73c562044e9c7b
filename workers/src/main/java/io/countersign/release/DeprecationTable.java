package io.countersign.release;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes which releases are deprecated. */
@Component
class DeprecationTable {
    private final JdbcClient jdbc;

    DeprecationTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Deprecation deprecation) {
        jdbc.sql("""
                insert into release_deprecation (release_id, reason, replaced_by, person, organisation, deprecated_at)
                values (:release, :reason, :replacedBy, :person, :organisation, :at)""")
                .param("release", deprecation.releaseId())
                .param("reason", deprecation.reason())
                .param("replacedBy", deprecation.replacedBy())
                .param("person", deprecation.person())
                .param("organisation", deprecation.organisation())
                .param("at", Timestamp.from(deprecation.deprecatedAt()))
                .update();
    }

    Optional<Deprecation> of(long releaseId) {
        return jdbc.sql("select * from release_deprecation where release_id = :release")
                .param("release", releaseId)
                .query((row, n) -> read(row))
                .optional();
    }

    /** By release. */
    Map<Long, Deprecation> ofJob(long jobId) {
        return jdbc
                .sql(
                        "select d.* from release_deprecation d join release r on r.id = d.release_id where r.job_id = :job")
                .param("job", jobId)
                .query((row, n) -> read(row))
                .stream()
                .collect(Collectors.toMap(Deprecation::releaseId, one -> one));
    }

    private static Deprecation read(ResultSet row) throws SQLException {
        return new Deprecation(
                row.getLong("release_id"),
                row.getString("reason"),
                row.getObject("replaced_by", Integer.class),
                row.getString("person"),
                row.getString("organisation"),
                row.getTimestamp("deprecated_at").toInstant());
    }
}
