package io.countersign.job;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * How sure the model is of the items of a package: the mean score of their newest predictions, from {@link Rank#SOONEST} where it is not
 * sure at all to {@link Rank#LAST}. Packages are opened, and their tasks given out, in this order, where the policy says so.
 */
@Component
public class PackageRanks {
    private static final String RANKED = """
            update work_package p set rank = scored.rank
            from (select i.package_id, cast(round(1000 * greatest(0, least(1, avg(s.score)))) as int) rank
                  from item i
                  join lateral (select score from prediction x where x.job_id = i.job_id and x.item_no = i.no
                                order by predicted_at desc limit 1) s on s.score is not null
                  where i.job_id = :job %s
                  group by i.package_id) scored
            where p.id = scored.package_id and p.rank <> scored.rank""";

    private final JdbcClient jdbc;

    PackageRanks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void ofAll(long jobId) {
        jdbc.sql(RANKED.formatted("and i.package_id is not null"))
                .param("job", jobId)
                .update();
    }

    /** Predictions of these items came in after the packages were cut: their packages, and the tasks that wait, move to their place. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void predicted(Job job, List<Integer> itemNos) {
        if (job.policy().distribution().order() != Policy.Order.UNCERTAIN || itemNos.isEmpty()) {
            return;
        }
        List<Long> packages = jdbc.sql("""
                select distinct package_id from item where job_id = :job and no in (:nos) and package_id is not null""")
                .param("job", job.id())
                .param("nos", itemNos)
                .query(Long.class)
                .list();
        if (packages.isEmpty()) {
            return;
        }
        jdbc.sql(RANKED.formatted("and i.package_id in (:packages)"))
                .param("job", job.id())
                .param("packages", packages)
                .update();
        // A task that somebody is taking just now needs no place any more.
        jdbc.sql("""
                with moved as (
                    select t.id, p.rank from task t join work_package p on p.id = t.package_id
                    where t.package_id in (:packages) and t.state = 'OPEN' and t.kind in ('ANNOTATE', 'REWORK') and t.rank >= 0
                    for update of t skip locked),
                told as (update task t set rank = m.rank from moved m where t.id = m.id)
                update task_candidate c set rank = m.rank from moved m where c.task_id = m.id""").param("packages", packages).update();
    }
}
