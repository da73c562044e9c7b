package io.countersign.release;

import io.countersign.digest.Sha256;
import io.countersign.problem.NotFound;
import io.countersign.processes.RefusalDecision;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes releases. */
@Component
class ReleaseTable {
    private final JdbcClient jdbc;

    ReleaseTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Release get(long id) {
        return jdbc.sql("select * from release where id = :id")
                .param("id", id)
                .query((row, n) -> read(row))
                .optional()
                .orElseThrow(() -> new NotFound("release", id));
    }

    /** Locks the row to the end of the transaction; what only refers to it goes on. */
    Release lock(long id) {
        return jdbc.sql("select * from release where id = :id for no key update")
                .param("id", id)
                .query((row, n) -> read(row))
                .optional()
                .orElseThrow(() -> new NotFound("release", id));
    }

    /** The newest first. */
    List<Release> ofJob(long jobId) {
        return jdbc.sql("select * from release where job_id = :job order by version desc")
                .param("job", jobId)
                .query((row, n) -> read(row))
                .list();
    }

    Optional<Release> underWay(long jobId) {
        return jdbc.sql("select * from release where job_id = :job and state in ('CANDIDATE', 'SIGNED')")
                .param("job", jobId)
                .query((row, n) -> read(row))
                .optional();
    }

    int nextVersion(long jobId) {
        return jdbc.sql("select coalesce(max(version), 0) + 1 from release where job_id = :job")
                .param("job", jobId)
                .query(Integer.class)
                .single();
    }

    /** A candidate whose manifest is still to be written, in the same transaction. */
    long insert(long jobId, int version, Instant at) {
        return jdbc.sql("""
                insert into release (job_id, version, state, items, manifest, manifest_sha256, created_at)
                values (:job, :version, 'CANDIDATE', 0, '', '', :at) returning id""")
                .param("job", jobId)
                .param("version", version)
                .param("at", Timestamp.from(at))
                .query(Long.class)
                .single();
    }

    void describe(long id, int items, String manifest) {
        jdbc.sql(
                        "update release set items = :items, manifest = :manifest, manifest_sha256 = :sha256 where id = :id and state = 'CANDIDATE'")
                .param("items", items)
                .param("manifest", manifest)
                .param("sha256", Sha256.of(manifest))
                .param("id", id)
                .update();
    }

    void move(long id, ReleaseState to) {
        jdbc.sql("update release set state = :state where id = :id")
                .param("state", to.name())
                .param("id", id)
                .update();
    }

    void sealed(long id, String bundleSha256, Instant at) {
        jdbc.sql("update release set state = 'SEALED', bundle_sha256 = :sha256, sealed_at = :at where id = :id")
                .param("sha256", bundleSha256)
                .param("at", Timestamp.from(at))
                .param("id", id)
                .update();
    }

    void decided(long id, RefusalDecision decision, String reason) {
        jdbc.sql("update release set refusal_decision = :decision, decision_reason = :reason where id = :id")
                .param("decision", decision.name())
                .param("reason", reason)
                .param("id", id)
                .update();
    }

    private static Release read(ResultSet row) throws SQLException {
        String decision = row.getString("refusal_decision");
        return new Release(
                row.getLong("id"),
                row.getLong("job_id"),
                row.getInt("version"),
                ReleaseState.valueOf(row.getString("state")),
                row.getInt("items"),
                row.getString("manifest"),
                row.getString("manifest_sha256"),
                row.getString("bundle_sha256"),
                row.getTimestamp("created_at").toInstant(),
                instant(row.getTimestamp("sealed_at")),
                decision == null ? null : RefusalDecision.valueOf(decision),
                row.getString("decision_reason"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
