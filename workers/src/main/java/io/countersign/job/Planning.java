package io.countersign.job;

import io.countersign.audit.Trail;
import io.countersign.identity.Actor;
import io.countersign.schema.Schemas;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Cuts the usable items of a job into packages and lots, in the order of their numbers. Lots go to the annotating organisations in
 * turn, so that each gets its share from every part of the import.
 */
@Component
class Planning {
    private final JobTable table;
    private final Schemas schemas;
    private final JdbcClient jdbc;
    private final PackageRanks ranks;
    private final Trail trail;

    Planning(JobTable table, Schemas schemas, JdbcClient jdbc, PackageRanks ranks, Trail trail) {
        this.table = table;
        this.schemas = schemas;
        this.jdbc = jdbc;
        this.ranks = ranks;
        this.trail = trail;
    }

    record Plan(int packages, int lots) {}

    /** Once; a repeat, or a job that is not running any more, changes nothing. */
    @Transactional
    Plan plan(Actor actor, long jobId) {
        Job job = table.lock(jobId);
        Plan before = present(jobId);
        if (job.state() != JobState.RUNNING || before.packages() > 0) {
            return before;
        }
        schemas.freeze(actor, job.schemaId());
        List<String> suppliers = table.participants(jobId).stream()
                .filter(Participant::annotates)
                .map(Participant::organisation)
                .toList();
        Policy policy = job.policy();
        cut(jobId, policy.packageSize(), policy.distribution().keepSeries());
        List<String> turns = SupplierTurns.of(suppliers, policy.distribution().quotas());
        addLots(jobId, policy.packagesPerLot(), turns);
        addPackages(jobId, policy.packagesPerLot());
        int items = placeItems(jobId);
        if (policy.distribution().keepSeries()) {
            nameSeries(jobId);
        }
        long seed = jobId;
        int single = drawSingle(jobId, policy.distribution().overlapShare(), seed);
        if (policy.distribution().order() == Policy.Order.UNCERTAIN) {
            ranks.ofAll(jobId);
        }
        jdbc.sql("drop table planned_item").update();
        Plan plan = present(jobId);
        trail.append(
                actor,
                JobTransitions.event(jobId, "job.planned")
                        .with("items", items)
                        .with("packages", plan.packages())
                        .with("lots", plan.lots())
                        .with("annotating", suppliers)
                        .with(
                                "quotas",
                                policy.distribution().quotas().isEmpty()
                                        ? null
                                        : policy.distribution().quotas())
                        .with("oneAnnotator", single == 0 ? null : single)
                        .with("oneAnnotatorSeed", single == 0 ? null : seed));
        return plan;
    }

    /** @param byGroup whether a package ends where the next item is of another group */
    private void cut(long jobId, int packageSize, boolean byGroup) {
        String run = byGroup
                ? "(select no, cast(sum(begins) over (order by no) as bigint) run from (select no, case when group_key is distinct from"
                        + " lag(group_key) over (order by no) then 1 else 0 end begins from item"
                        + " where job_id = :job and state = 'NEW') grouped)"
                : "(select no, cast(0 as bigint) run from item where job_id = :job and state = 'NEW')";
        jdbc.sql("""
                create temporary table planned_item on commit drop as
                select no, cast(dense_rank() over (order by run, piece) as int) package_no
                from (select no, run, (row_number() over (partition by run order by no) - 1) / :size piece from %s numbered) cut""".formatted(run))
                .param("size", packageSize)
                .param("job", jobId)
                .update();
        jdbc.sql("analyze planned_item").update();
    }

    private void addLots(long jobId, int packagesPerLot, List<String> suppliers) {
        jdbc.sql("""
                insert into lot (job_id, no, supplier, size, state)
                select :job, lot_no, (cast(:suppliers as text[]))[(lot_no - 1) % :turns + 1], items, 'OPEN'
                from (select (package_no - 1) / :perLot + 1 lot_no, count(*) items from planned_item group by 1) cut
                order by lot_no""")
                .param("job", jobId)
                .param("suppliers", suppliers.toArray(String[]::new))
                .param("turns", suppliers.size())
                .param("perLot", packagesPerLot)
                .update();
    }

    private void addPackages(long jobId, int packagesPerLot) {
        jdbc.sql("""
                insert into work_package (job_id, no, lot_id, supplier, first_item, last_item, state)
                select :job, cut.package_no, lot.id, lot.supplier, cut.first_item, cut.last_item, 'PLANNED'
                from (select package_no, min(no) first_item, max(no) last_item from planned_item group by package_no) cut
                join lot on lot.job_id = :job and lot.no = (cut.package_no - 1) / :perLot + 1
                order by cut.package_no""").param("job", jobId).param("perLot", packagesPerLot).update();
    }

    private int placeItems(long jobId) {
        return jdbc.sql("""
                update item set state = 'PLANNED', package_id = p.id
                from planned_item cut join work_package p on p.job_id = :job and p.no = cut.package_no
                where item.job_id = :job and item.no = cut.no""").param("job", jobId).update();
    }

    private void nameSeries(long jobId) {
        jdbc.sql("""
                update work_package p set series = i.group_key
                from item i where p.job_id = :job and i.job_id = p.job_id and i.no = p.first_item and i.group_key is not null""").param("job", jobId).update();
    }

    /** Which packages one annotator labels alone: a random draw that the seed repeats. @return how many */
    private int drawSingle(long jobId, double overlapShare, long seed) {
        if (overlapShare >= 1) {
            return 0;
        }
        return jdbc.sql("""
                update work_package p set overlap = 1
                from (select id, row_number() over (order by md5(:seed || ':' || no), no) place, count(*) over () packages
                      from work_package where job_id = :job) drawn
                where p.id = drawn.id and drawn.place > ceil(:share * drawn.packages - 1e-9)""")
                .param("seed", String.valueOf(seed))
                .param("share", overlapShare)
                .param("job", jobId)
                .update();
    }

    private Plan present(long jobId) {
        return jdbc.sql("""
                select (select count(*) from work_package where job_id = :job) packages,
                       (select count(*) from lot where job_id = :job) lots""").param("job", jobId).query(Plan.class).single();
    }
}
