package io.countersign.review;

import io.countersign.identity.Actor;
import io.countersign.job.WorkPackage;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

@Component
class VerdictTable {
    private static final int BATCH = 500;
    private static final String INSERT = """
            insert into verdict (job_id, item_no, package_id, task_id, round, judged, outcome, issues, reviewer, organisation, decided_at)
            values (?, ?, ?, ?, ?, ?::jsonb, ?, ?::jsonb, ?, ?, ?)""";

    private final JdbcTemplate jdbc;
    private final JsonMapper json;
    private final InstantSource clock;

    VerdictTable(JdbcTemplate jdbc, JsonMapper json, InstantSource clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** @param judged by item, ids of the annotations that the reviewer saw */
    void add(
            Actor.Person reviewer,
            long taskId,
            WorkPackage work,
            Collection<ItemVerdict> verdicts,
            Map<Integer, List<Long>> judged) {
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.batchUpdate(INSERT, verdicts, BATCH, (statement, verdict) -> {
            statement.setLong(1, work.jobId());
            statement.setInt(2, verdict.itemNo());
            statement.setLong(3, work.id());
            statement.setLong(4, taskId);
            statement.setInt(5, work.round());
            statement.setString(6, json.writeValueAsString(judged.getOrDefault(verdict.itemNo(), List.of())));
            statement.setString(7, verdict.outcome().name());
            statement.setString(8, json.writeValueAsString(verdict.issues()));
            statement.setString(9, reviewer.subject());
            statement.setString(10, reviewer.organisation());
            statement.setTimestamp(11, now);
        });
    }
}
