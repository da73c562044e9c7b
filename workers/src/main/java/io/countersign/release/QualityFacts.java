package io.countersign.release;

import io.countersign.pseudonym.Pseudonyms;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sums up what was measured of a job; nothing that is read grows with the items. */
@Component
class QualityFacts {
    /** Quantile of the standard normal distribution for intervals of 95 %. */
    private static final double Z = 1.959963984540054;

    private final Pseudonyms pseudonyms;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    QualityFacts(Pseudonyms pseudonyms, JdbcClient jdbc, JsonMapper json) {
        this.pseudonyms = pseudonyms;
        this.jdbc = jdbc;
        this.json = json;
    }

    QualityReport of(long releaseId, long jobId) {
        return new QualityReport(
                agreement(jobId), classes(jobId), verdicts(jobId), adjudicated(releaseId), gold(jobId), lots(jobId));
    }

    private List<QualityReport.MeasureEntry> agreement(long jobId) {
        return jdbc.sql("""
                with newest as (
                    select distinct on (a.package_id, a.item_no) a.measure, a.value, a.agreed
                    from work_package p join agreement a on a.package_id = p.id
                    where p.job_id = :job
                    order by a.package_id, a.item_no, a.round desc, a.annotators desc),
                binned as (
                    select *, case when value is not null then least(greatest(floor(value * 10)::int, 0), 9) end bin from newest)
                select measure, count(*) n, count(*) - count(value) undefined, count(*) filter (where agreed) agreed,
                       avg(value) mean, stddev_samp(value) / sqrt(nullif(count(value), 0)) error,
                       (select array_agg((select count(*) from binned b where b.measure = t.measure and b.bin = g) order by g)
                        from generate_series(0, 9) g) histogram
                from binned t group by measure order by measure""").param("job", jobId).query((row, n) -> measure(row)).list();
    }

    private static QualityReport.MeasureEntry measure(ResultSet row) throws SQLException {
        Double mean = row.getObject("mean", Double.class);
        Double error = row.getObject("error", Double.class);
        Array histogram = row.getArray("histogram");
        return new QualityReport.MeasureEntry(
                row.getString("measure"),
                row.getLong("n"),
                row.getLong("undefined"),
                row.getLong("agreed"),
                mean,
                mean == null || error == null ? null : mean - Z * error,
                mean == null || error == null ? null : mean + Z * error,
                List.of((Long[]) histogram.getArray()));
    }

    private List<QualityReport.ClassEntry> classes(long jobId) {
        return jdbc.sql("""
                select label, sum(matched) matched, sum(shapes) shapes from pair_agreement where job_id = :job
                group by label having sum(shapes) > 0 order by label""")
                .param("job", jobId)
                .query((row, n) -> matched(row.getString("label"), row.getLong("matched"), row.getLong("shapes")))
                .list();
    }

    private static QualityReport.ClassEntry matched(String label, long matched, long shapes) {
        double share = 2.0 * matched / shapes;
        Interval interval = Interval.of(share, shapes);
        return new QualityReport.ClassEntry(label, matched, shapes, share, interval.low(), interval.high());
    }

    /** Wilson's interval of a share, within 0 and 1: Wilson 1927, Probable inference, the law of succession, and statistical inference. */
    private record Interval(double low, double high) {
        static Interval of(double share, long n) {
            double square = Z * Z / n;
            double centre = (share + square / 2) / (1 + square);
            double half = Z * Math.sqrt(share * (1 - share) / n + square / (4 * n)) / (1 + square);
            return new Interval(Math.max(0, centre - half), Math.min(1, centre + half));
        }
    }

    private List<QualityReport.GoldEntry> gold(long jobId) {
        return jdbc.sql("""
                select organisation, person, count(*) answers, count(*) filter (where correct) correct
                from gold_answer where job_id = :job group by organisation, person""").param("job", jobId).query((row, n) -> gold(jobId, row)).stream()
                .sorted(Comparator.comparing(QualityReport.GoldEntry::supplier)
                        .thenComparing(QualityReport.GoldEntry::person))
                .toList();
    }

    private QualityReport.GoldEntry gold(long jobId, ResultSet row) throws SQLException {
        long answers = row.getLong("answers");
        long correct = row.getLong("correct");
        double share = (double) correct / answers;
        Interval interval = Interval.of(share, answers);
        return new QualityReport.GoldEntry(
                row.getString("organisation"),
                pseudonyms.of(jobId, row.getString("person")),
                answers,
                correct,
                share,
                interval.low(),
                interval.high());
    }

    private List<QualityReport.VerdictEntry> verdicts(long jobId) {
        return jdbc.sql("""
                select p.supplier, v.round, lower(v.outcome) outcome, count(*) items
                from work_package p join verdict v on v.package_id = p.id
                where p.job_id = :job group by 1, 2, 3 order by 1, 2, 3""")
                .param("job", jobId)
                .query((row, n) -> new QualityReport.VerdictEntry(
                        row.getString("supplier"), row.getInt("round"), row.getString("outcome"), row.getLong("items")))
                .list();
    }

    private long adjudicated(long releaseId) {
        return jdbc.sql("""
                select count(distinct r.item_no) from release_item r
                join release on release.id = r.release_id
                join adjudication d on d.job_id = release.job_id and d.item_no = r.item_no
                where r.release_id = :release""").param("release", releaseId).query(Long.class).single();
    }

    private List<QualityReport.LotEntry> lots(long jobId) {
        return jdbc.sql("""
                select l.no, l.supplier, l.size, n.submission, n.plan::text plan, n.class_plans::text class_plans, n.seed::text seed, n.defectives, n.state,
                       n.decided_at, n.supplier_decision
                from lot l join inspection n on n.lot_id = l.id
                where l.job_id = :job order by l.supplier, n.drawn_at, n.id""").param("job", jobId).query((row, n) -> lot(row)).list();
    }

    private QualityReport.LotEntry lot(ResultSet row) throws SQLException {
        JsonNode plan = json.readTree(row.getString("plan"));
        Timestamp decided = row.getTimestamp("decided_at");
        String decision = row.getString("supplier_decision");
        return new QualityReport.LotEntry(
                row.getInt("no"),
                row.getString("supplier"),
                row.getInt("size"),
                row.getInt("submission"),
                plan.path("severity").asString("").toLowerCase(Locale.ROOT),
                plan,
                json.readTree(row.getString("class_plans")),
                row.getString("seed"),
                row.getObject("defectives", Integer.class),
                row.getString("state").toLowerCase(Locale.ROOT),
                decided == null ? null : decided.toInstant(),
                decision == null ? null : decision.toLowerCase(Locale.ROOT));
    }
}
