package io.countersign.insight;

import io.countersign.identity.Actor;
import io.countersign.insight.JobInsight.AtRisk;
import io.countersign.insight.JobInsight.HowOften;
import io.countersign.insight.JobInsight.ModelAgreement;
import io.countersign.insight.JobInsight.PairAgreement;
import io.countersign.insight.JobInsight.SupplierWork;
import io.countersign.insight.JobInsight.WorkDay;
import io.countersign.inspect.Inspectorate;
import io.countersign.job.Job;
import io.countersign.job.JobAccess;
import io.countersign.processes.TaskKind;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Sums what the records of a job say. Each sum reads a row a package, a lot, or a task at hand, never one an item. */
@Component
public class JobInsights {
    public static final int DAYS = 60;
    public static final int MOST_AT_RISK = 20;
    private static final Duration SOON = Duration.ofDays(1);

    private final JobAccess access;
    private final Inspectorate inspectorate;
    private final JdbcClient jdbc;
    private final InstantSource clock;

    JobInsights(JobAccess access, Inspectorate inspectorate, JdbcClient jdbc, InstantSource clock) {
        this.access = access;
        this.inspectorate = inspectorate;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** For people of the job's own organisation; all of one moment. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public JobInsight of(Actor.Person person, long jobId) {
        Job job = access.ofOwnOrganisation(person, jobId);
        Instant now = clock.instant();
        return new JobInsight(
                days(jobId, now.minus(Duration.ofDays(DAYS))),
                agreement(jobId),
                models(jobId),
                suppliers(job),
                reasons(jobId),
                defects(jobId),
                atHand(jobId, Instant.EPOCH, now),
                atHand(jobId, now, now.plus(SOON)),
                atRisk(jobId, now.plus(SOON)));
    }

    private List<WorkDay> days(long jobId, Instant from) {
        return jdbc.sql("""
                select day, sum(annotated) annotated, sum(accepted) accepted from (
                    select (a.ended_at at time zone 'UTC')::date as day, p.last_item - p.first_item + 1 as annotated, 0 as accepted
                    from work_package p join assignment a on a.package_id = p.id
                    where p.job_id = :job and a.state = 'SUBMITTED' and a.kind = 'ANNOTATE' and a.ended_at >= :from
                    union all
                    select (n.decided_at at time zone 'UTC')::date, 0, l.size
                    from lot l join inspection n on n.lot_id = l.id
                    where l.job_id = :job and n.state = 'ACCEPTED' and n.decided_at >= :from) done
                group by day order by day""")
                .param("job", jobId)
                .param("from", Timestamp.from(from))
                .query((row, n) -> new WorkDay(
                        row.getObject("day", LocalDate.class), row.getLong("annotated"), row.getLong("accepted")))
                .list();
    }

    private List<PairAgreement> agreement(long jobId) {
        return jdbc.sql("""
                with person as (
                    select a.organisation, a.person, row_number() over (partition by a.organisation order by min(a.id)) as no
                    from work_package p join assignment a on a.package_id = p.id
                    where p.job_id = :job and a.kind = 'ANNOTATE' and a.person is not null
                    group by a.organisation, a.person),
                pair as (
                    select one.organisation o1, one.no n1, other.organisation o2, other.no n2, g.label, g.matched, g.shapes
                    from pair_agreement g
                    join assignment a on a.id = g.first_assignment
                    join assignment b on b.id = g.second_assignment
                    join person one on one.organisation = a.organisation and one.person = a.person
                    join person other on other.organisation = b.organisation and other.person = b.person
                    where g.job_id = :job)
                select case when swapped then o2 else o1 end o1, case when swapped then n2 else n1 end n1,
                       case when swapped then o1 else o2 end o2, case when swapped then n1 else n2 end n2,
                       label, sum(matched) matched, sum(shapes) shapes
                from (select *, (o1, n1) > (o2, n2) as swapped from pair) pairs
                group by 1, 2, 3, 4, label order by 1, 2, 3, 4, label""")
                .param("job", jobId)
                .query((row, n) -> new PairAgreement(
                        row.getString("o1"),
                        row.getInt("n1"),
                        row.getString("o2"),
                        row.getInt("n2"),
                        row.getString("label"),
                        row.getLong("matched"),
                        row.getLong("shapes")))
                .list();
    }

    private List<ModelAgreement> models(long jobId) {
        return jdbc.sql("""
                select g.model_version, a.organisation, g.label, sum(g.matched) matched, sum(g.shapes) shapes
                from model_agreement g join assignment a on a.id = g.assignment_id
                where g.job_id = :job group by 1, 2, 3 order by 1, 2, 3""")
                .param("job", jobId)
                .query((row, n) -> new ModelAgreement(
                        row.getString("model_version"),
                        row.getString("organisation"),
                        row.getString("label"),
                        row.getLong("matched"),
                        row.getLong("shapes")))
                .list();
    }

    private List<SupplierWork> suppliers(Job job) {
        return jdbc.sql("""
                with package as (
                    select supplier, count(*) packages, count(*) filter (where state in ('CONSOLIDATED', 'ACCEPTED')) consolidated,
                           count(*) filter (where round > 1) reworked
                    from work_package where job_id = :job group by supplier),
                lots as (
                    select supplier, count(*) lots, count(*) filter (where state = 'ACCEPTED') accepted,
                           count(*) filter (where state = 'ACCEPTED' and submissions = 1) first_time
                    from lot where job_id = :job group by supplier),
                work as (
                    select p.supplier, avg(extract(epoch from a.ended_at - a.started_at)) / 3600 hours
                    from work_package p join assignment a on a.package_id = p.id
                    where p.job_id = :job and a.state = 'SUBMITTED' and a.kind = 'ANNOTATE' and a.started_at is not null
                    group by p.supplier)
                select p.*, coalesce(l.lots, 0) lots, coalesce(l.accepted, 0) accepted, coalesce(l.first_time, 0) first_time, w.hours
                from package p left join lots l using (supplier) left join work w using (supplier) order by supplier""")
                .param("job", job.id())
                .query((row, n) -> new SupplierWork(
                        row.getString("supplier"),
                        row.getLong("packages"),
                        row.getLong("consolidated"),
                        row.getLong("reworked"),
                        row.getLong("lots"),
                        row.getLong("accepted"),
                        row.getLong("first_time"),
                        hours(row.getBigDecimal("hours")),
                        inspectorate.mode(job.owner(), row.getString("supplier"))))
                .list();
    }

    private static @Nullable Double hours(java.math.@Nullable BigDecimal hours) {
        return hours == null ? null : hours.doubleValue();
    }

    private List<HowOften> reasons(long jobId) {
        return counts("""
                select coalesce(issue ->> 'reason', 'other') what, count(*) n
                from verdict v cross join jsonb_array_elements(v.issues) issue
                where v.job_id = :job and v.issues <> '[]'
                group by 1 order by n desc, what""", jobId);
    }

    private List<HowOften> defects(long jobId) {
        return counts("""
                select defect ->> 'class' what, count(*) n
                from lot l join inspection i on i.lot_id = l.id join inspection_finding f on f.inspection_id = i.id
                cross join jsonb_array_elements(f.defects) defect
                where l.job_id = :job and f.defects is not null
                group by 1 order by n desc, what""", jobId);
    }

    private List<HowOften> counts(String sql, long jobId) {
        return jdbc.sql(sql)
                .param("job", jobId)
                .query((row, n) -> new HowOften(
                        row.getString("what").toLowerCase(Locale.ROOT).replace('_', '-'), row.getLong("n")))
                .list();
    }

    private long atHand(long jobId, Instant from, Instant to) {
        return jdbc.sql("""
                select count(*) from task
                where job_id = :job and state in ('OPEN', 'CLAIMED') and due_at >= :from and due_at < :to""")
                .param("job", jobId)
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .query(Long.class)
                .single();
    }

    private List<AtRisk> atRisk(long jobId, Instant until) {
        return jdbc.sql("""
                select id, kind, package_id, lot_id, release_id, state, due_at,
                       coalesce(assignee_organisation, split_part(candidate_groups[1], '/', 1)) organisation
                from task where job_id = :job and state in ('OPEN', 'CLAIMED') and due_at < :until
                order by due_at, id limit :most""")
                .param("job", jobId)
                .param("until", Timestamp.from(until))
                .param("most", MOST_AT_RISK)
                .query((row, n) -> new AtRisk(
                        row.getString("id"),
                        TaskKind.valueOf(row.getString("kind")),
                        row.getString("package_id"),
                        row.getString("lot_id"),
                        row.getString("release_id"),
                        row.getString("organisation"),
                        row.getString("state").equals("CLAIMED"),
                        row.getTimestamp("due_at").toInstant()))
                .list();
    }
}
