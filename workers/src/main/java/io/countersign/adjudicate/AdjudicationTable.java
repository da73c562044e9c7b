package io.countersign.adjudicate;

import io.countersign.identity.Actor;
import io.countersign.job.WorkPackage;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

@Component
class AdjudicationTable {
    private static final int BATCH = 100;
    private static final String INSERT = """
            insert into adjudication (job_id, item_no, package_id, task_id, round, choice, annotation_id, shapes, reason, adjudicator,
                                      organisation, decided_at)
            select ?, ?, ?, ?, coalesce(max(round), 0), ?, ?, ?::jsonb, ?, ?, ?, ?
            from annotation where job_id = ? and item_no = ?""";

    private final JdbcTemplate jdbc;
    private final JsonMapper json;
    private final InstantSource clock;

    AdjudicationTable(JdbcTemplate jdbc, JsonMapper json, InstantSource clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** Each is about the item's newest labels: those of a later round will supersede it. */
    void add(Actor.Person adjudicator, long taskId, WorkPackage work, List<Decision> decisions) {
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.batchUpdate(INSERT, decisions, BATCH, (statement, decision) -> {
            statement.setLong(1, work.jobId());
            statement.setInt(2, decision.itemNo());
            statement.setLong(3, work.id());
            statement.setLong(4, taskId);
            statement.setString(5, decision.choice().name());
            statement.setObject(6, decision.annotationId());
            statement.setString(7, decision.shapes() == null ? null : json.writeValueAsString(decision.shapes()));
            statement.setString(8, decision.reason());
            statement.setString(9, adjudicator.subject());
            statement.setString(10, adjudicator.organisation());
            statement.setTimestamp(11, now);
            statement.setLong(12, work.jobId());
            statement.setInt(13, decision.itemNo());
        });
    }
}
