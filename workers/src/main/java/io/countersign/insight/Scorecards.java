package io.countersign.insight;

import io.countersign.identity.Actor;
import io.countersign.inspect.Inspectorate;
import io.countersign.job.Job;
import io.countersign.job.JobAccess;
import io.countersign.quality.Proportion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Sums up how the suppliers of a job do: a row a package, lot, task or gold answer, never one an item. */
@Component
public class Scorecards {
    private final JobAccess access;
    private final Inspectorate inspectorate;
    private final JdbcClient jdbc;

    Scorecards(JobAccess access, Inspectorate inspectorate, JdbcClient jdbc) {
        this.access = access;
        this.inspectorate = inspectorate;
        this.jdbc = jdbc;
    }

    /** Of every supplier for the owner's organisation, by name; for a supplier its own. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<Scorecard> of(Actor.Person person, long jobId) {
        Job job = access.visible(person, jobId);
        String only = job.owner().equals(person.organisation()) ? null : person.organisation();
        return jdbc.sql("""
                with supplier as (
                    select organisation from participant
                    where job_id = :job and annotates and (cast(:only as text) is null or organisation = :only)),
                agreement as (
                    select a.organisation, sum(2 * g.matched) hits, sum(g.shapes) n
                    from pair_agreement g
                    join assignment a on a.id = g.first_assignment
                    join assignment b on b.id = g.second_assignment and b.organisation = a.organisation
                    where g.job_id = :job group by a.organisation),
                gold as (
                    select organisation, count(*) filter (where correct) hits, count(*) n
                    from gold_answer where job_id = :job group by organisation),
                package as (
                    select supplier organisation, count(*) filter (where round = 1) hits, count(*) n
                    from work_package where job_id = :job and state in ('CONSOLIDATED', 'ACCEPTED') group by supplier),
                lots as (
                    select l.supplier organisation, count(*) filter (where i.state = 'ACCEPTED') hits, count(*) n
                    from lot l join inspection i on i.lot_id = l.id and i.submission = 1
                    where l.job_id = :job and i.state in ('ACCEPTED', 'REJECTED') group by l.supplier),
                done as (
                    select assignee_organisation organisation, count(*) filter (where closed_at <= due_at) hits, count(*) n
                    from task where job_id = :job and state = 'DONE' and kind in ('ANNOTATE', 'REWORK') and due_at is not null
                    group by assignee_organisation),
                action as (
                    select supplier organisation, count(*) n from corrective_action
                    where job_id = :job and state <> 'CLOSED' group by supplier)
                select s.organisation, agreement.hits agreement_hits, agreement.n agreement_n, gold.hits gold_hits, gold.n gold_n,
                       package.hits package_hits, package.n package_n, lots.hits lots_hits, lots.n lots_n,
                       done.hits done_hits, done.n done_n, coalesce(action.n, 0) actions
                from supplier s
                left join agreement using (organisation) left join gold using (organisation) left join package using (organisation)
                left join lots using (organisation) left join done using (organisation) left join action using (organisation)
                order by s.organisation""")
                .param("job", jobId)
                .param("only", only, Types.VARCHAR)
                .query((row, n) -> new Scorecard(
                        row.getString("organisation"),
                        proportion(row, "agreement"),
                        proportion(row, "gold"),
                        proportion(row, "package"),
                        proportion(row, "lots"),
                        proportion(row, "done"),
                        row.getLong("actions"),
                        inspectorate.mode(job.owner(), row.getString("organisation"))))
                .list();
    }

    private static Proportion proportion(ResultSet row, String what) throws SQLException {
        return new Proportion(row.getLong(what + "_hits"), row.getLong(what + "_n"));
    }
}
