package io.countersign.gold;

import io.countersign.identity.Actor;
import io.countersign.job.JobAccess;
import io.countersign.quality.Proportion;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Sums the answers on gold items: a row a gold item and annotator, never one an ordinary item. */
@Component
public class GoldReports {
    private static final String SEEN =
            "g.job_id = :job and (cast(:organisation as text) is null or g.organisation = :organisation)";

    private final JobAccess access;
    private final GoldTable table;
    private final JdbcClient jdbc;

    GoldReports(JobAccess access, GoldTable table, JdbcClient jdbc) {
        this.access = access;
        this.table = table;
        this.jdbc = jdbc;
    }

    /** Everybody's for the owner's organisation; for others that of their own people. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public GoldReport of(Actor.Person reader, long jobId) {
        boolean owns = access.visible(reader, jobId).owner().equals(reader.organisation());
        String only = owns ? null : reader.organisation();
        return new GoldReport(
                owns ? table.counts(jobId) : new GoldCounts(0, 0, 0),
                people(jobId, only),
                suppliers(jobId, only),
                classes(jobId, only));
    }

    private List<GoldReport.OfPerson> people(long jobId, @Nullable String only) {
        return asked("""
                select g.organisation, g.person, count(*) filter (where g.correct) correct, count(*) answers,
                       exists (select 1 from annotator_pause p where p.job_id = :job and p.person = g.person
                                                                 and p.decision is distinct from 'LIFTED') paused
                from gold_answer g where %s
                group by g.organisation, g.person order by g.organisation, g.person""", jobId, only)
                .query((row, n) -> new GoldReport.OfPerson(
                        row.getString("organisation"),
                        row.getString("person"),
                        new Proportion(row.getLong("correct"), row.getLong("answers")),
                        row.getBoolean("paused")))
                .list();
    }

    private List<GoldReport.OfSupplier> suppliers(long jobId, @Nullable String only) {
        return asked("""
                select g.organisation, count(*) filter (where g.correct) correct, count(*) answers
                from gold_answer g where %s group by g.organisation order by g.organisation""", jobId, only)
                .query((row, n) -> new GoldReport.OfSupplier(
                        row.getString("organisation"), new Proportion(row.getLong("correct"), row.getLong("answers"))))
                .list();
    }

    private List<GoldReport.OfClass> classes(long jobId, @Nullable String only) {
        return asked("""
                select g.organisation, c.label, sum(c.matched) matched, sum(c.expected) expected, sum(c.given) given
                from gold_answer g join gold_answer_class c using (assignment_id, item_no) where %s
                group by g.organisation, c.label order by c.label, g.organisation""", jobId, only)
                .query((row, n) -> new GoldReport.OfClass(
                        row.getString("organisation"),
                        row.getString("label"),
                        new Proportion(row.getLong("matched"), row.getLong("expected")),
                        new Proportion(row.getLong("matched"), row.getLong("given"))))
                .list();
    }

    private JdbcClient.StatementSpec asked(String sql, long jobId, @Nullable String only) {
        return jdbc.sql(sql.formatted(SEEN)).param("job", jobId).param("organisation", only, java.sql.Types.VARCHAR);
    }
}
