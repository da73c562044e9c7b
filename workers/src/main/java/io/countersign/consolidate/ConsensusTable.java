package io.countersign.consolidate;

import io.countersign.schema.Shape;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps consensus as immutable revisions of an item. */
@Component
class ConsensusTable {
    private static final String INSERT = """
            insert into consensus (job_id, item_no, package_id, revision, shapes, strategy, confidence, sources, made_at)
            select ?, ?, ?, coalesce(max(revision), 0) + 1, ?::jsonb, ?, ?, ?::jsonb, ?
            from consensus where job_id = ? and item_no = ?""";

    private final JdbcTemplate jdbc;
    private final JsonMapper json;
    private final InstantSource clock;

    ConsensusTable(JdbcTemplate jdbc, JsonMapper json, InstantSource clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** One revision more of each. The caller holds the package's lock. */
    void add(long jobId, long packageId, List<Consensus> made) {
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.batchUpdate(INSERT, made, made.size(), (statement, one) -> {
            statement.setLong(1, jobId);
            statement.setInt(2, one.itemNo());
            statement.setLong(3, packageId);
            statement.setString(4, text(one.shapes()));
            statement.setString(5, one.strategy());
            statement.setObject(6, one.confidence());
            statement.setString(
                    7,
                    json.writeValueAsString(
                            Map.of("annotations", one.annotationIds(), "adjudications", one.adjudicationIds())));
            statement.setTimestamp(8, now);
            statement.setLong(9, jobId);
            statement.setInt(10, one.itemNo());
        });
    }

    /** The shapes as they are kept. */
    String text(List<Shape> list) {
        return json.writeValueAsString(list);
    }

    int itemsOf(long packageId) {
        Integer count = jdbc.queryForObject(
                "select count(distinct item_no) from consensus where package_id = ?", Integer.class, packageId);
        return count == null ? 0 : count;
    }
}
