package io.countersign.agree;

import io.countersign.job.WorkPackage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Keeps what was measured, for each number of annotators and round. */
@Component
class AgreementTable {
    private static final String INSERT = """
            insert into agreement (package_id, round, annotators, item_no, measure, value, agreed, measured_at)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (package_id, round, annotators, item_no)
            do update set measure = excluded.measure, value = excluded.value, agreed = excluded.agreed,
                          measured_at = excluded.measured_at""";

    private static final String INSERT_PAIR = """
            insert into pair_agreement (package_id, first_assignment, second_assignment, label, job_id, matched, shapes)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (package_id, first_assignment, second_assignment, label)
            do update set matched = excluded.matched, shapes = excluded.shapes""";

    private static final String INSERT_MODEL = """
            insert into model_agreement (package_id, assignment_id, model_version, label, job_id, matched, shapes)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (package_id, assignment_id, model_version, label)
            do update set matched = excluded.matched, shapes = excluded.shapes""";

    private final JdbcTemplate jdbc;
    private final InstantSource clock;

    AgreementTable(JdbcTemplate jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void keep(long packageId, int round, List<ItemAgreement> measured) {
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.batchUpdate(INSERT, measured, measured.size(), (statement, item) -> {
            statement.setLong(1, packageId);
            statement.setInt(2, round);
            statement.setInt(3, item.annotators());
            statement.setInt(4, item.itemNo());
            statement.setString(5, item.measure());
            statement.setObject(6, item.value());
            statement.setBoolean(7, item.agreed());
            statement.setTimestamp(8, now);
        });
    }

    void keepPairs(WorkPackage work, List<PairTally.Row> pairs) {
        jdbc.batchUpdate(INSERT_PAIR, pairs, Math.max(1, pairs.size()), (statement, pair) -> {
            statement.setLong(1, work.id());
            statement.setLong(2, pair.first());
            statement.setLong(3, pair.second());
            statement.setString(4, pair.label());
            statement.setLong(5, work.jobId());
            statement.setInt(6, pair.matched());
            statement.setInt(7, pair.shapes());
        });
    }

    void keepModels(WorkPackage work, List<ModelTally.Row> rows) {
        jdbc.batchUpdate(INSERT_MODEL, rows, Math.max(1, rows.size()), (statement, row) -> {
            statement.setLong(1, work.id());
            statement.setLong(2, row.assignment());
            statement.setString(3, row.modelVersion());
            statement.setString(4, row.label());
            statement.setLong(5, work.jobId());
            statement.setInt(6, row.matched());
            statement.setInt(7, row.shapes());
        });
    }

    Map<Integer, ItemAgreement> newest(long packageId, int from, int to) {
        return jdbc.query("""
                select distinct on (item_no) item_no, annotators, measure, value, agreed from agreement
                where package_id = ? and item_no between ? and ?
                order by item_no, round desc, annotators desc""", (row, n) -> read(row), packageId, from, to).stream()
                .collect(Collectors.toMap(ItemAgreement::itemNo, item -> item));
    }

    private static ItemAgreement read(ResultSet row) throws SQLException {
        return new ItemAgreement(
                row.getInt("item_no"),
                row.getInt("annotators"),
                row.getString("measure"),
                row.getObject("value", Double.class),
                row.getBoolean("agreed"));
    }
}
