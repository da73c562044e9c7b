package io.countersign.job;

import io.countersign.problem.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads jobs and their participants. */
@Component
class JobTable {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    JobTable(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<Job> find(long id) {
        return jdbc.sql("select * from job where id = :id")
                .param("id", id)
                .query((row, n) -> read(row))
                .optional();
    }

    /** Locks the row against other changes of the job; what only refers to it goes on. */
    Job lock(long id) {
        return jdbc.sql("select * from job where id = :id for no key update")
                .param("id", id)
                .query((row, n) -> read(row))
                .optional()
                .orElseThrow(() -> new NotFound("job", id));
    }

    /** Holds up changes of the job, but nobody who holds it up in the same way. Never change the job afterwards: two would wait for each other. */
    Job share(long id) {
        return jdbc.sql("select * from job where id = :id for share")
                .param("id", id)
                .query((row, n) -> read(row))
                .optional()
                .orElseThrow(() -> new NotFound("job", id));
    }

    List<Participant> participants(long jobId) {
        return jdbc.sql(
                        "select organisation, annotates, reviews from participant where job_id = :job order by organisation")
                .param("job", jobId)
                .query((row, n) -> new Participant(row.getString(1), row.getBoolean(2), row.getBoolean(3)))
                .list();
    }

    Job read(ResultSet row) throws SQLException {
        return new Job(
                row.getLong("id"),
                row.getString("owner"),
                row.getString("name"),
                row.getLong("schema_id"),
                json.readValue(row.getString("policy"), Policy.class),
                row.getTimestamp("deadline").toInstant(),
                JobState.valueOf(row.getString("state")),
                row.getInt("revision"),
                row.getInt("items"),
                row.getObject("process_instance_key", Long.class),
                row.getTimestamp("created_at").toInstant(),
                row.getString("created_by"),
                instant(row.getTimestamp("started_at")),
                instant(row.getTimestamp("ended_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
