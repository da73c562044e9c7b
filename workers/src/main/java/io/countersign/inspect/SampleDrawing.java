package io.countersign.inspect;

import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.identity.Actor;
import io.countersign.job.Job;
import io.countersign.job.Jobs;
import io.countersign.job.Policy;
import io.countersign.problem.WrongState;
import io.countersign.quality.sampling.InspectionMode;
import io.countersign.quality.sampling.SampleDraw;
import io.countersign.quality.sampling.SamplingPlan;
import io.countersign.quality.sampling.Severity;
import io.countersign.quality.sampling.StratifiedDraw;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Draws the sample of a lot, by the plan for its size, the job's level and AQL, and where its supplier stands. */
@Component
class SampleDrawing {
    private final LotTable lots;
    private final InspectionTable inspections;
    private final Standings standings;
    private final Jobs jobs;
    private final SeedSource seeds;
    private final Strata strata;
    private final JdbcClient jdbc;
    private final Trail trail;
    private final InstantSource clock;

    SampleDrawing(
            LotTable lots,
            InspectionTable inspections,
            Standings standings,
            Jobs jobs,
            SeedSource seeds,
            Strata strata,
            JdbcClient jdbc,
            Trail trail,
            InstantSource clock) {
        this.lots = lots;
        this.inspections = inspections;
        this.standings = standings;
        this.jobs = jobs;
        this.seeds = seeds;
        this.strata = strata;
        this.jdbc = jdbc;
        this.trail = trail;
        this.clock = clock;
    }

    record Drawn(long inspectionId, int sampleSize) {}

    /**
     * One sample for each submission; a repeat gives the one that was drawn.
     *
     * @throws WrongState where the lot does not wait for inspection
     */
    @Transactional
    public Drawn draw(Actor actor, long lotId) {
        Lot lot = lots.lock(lotId);
        Optional<Inspection> before = inspections.present(lot);
        if (before.isPresent()) {
            return new Drawn(before.get().id(), before.get().plan().sampleSize());
        }
        if (lot.state() != LotState.INSPECTION) {
            throw new WrongState(
                    "Lot {0} is {1} and waits for no inspection.",
                    lotId, lot.state().id());
        }
        if (actor instanceof Actor.Worker worker) {
            lots.runsIn(lotId, worker.processInstanceKey());
        }
        Job job = jobs.get(lot.jobId());
        LotPlans plans = plans(job, lot);
        SamplingPlan plan = plans.plan();
        long seed = seeds.next();
        long inspection = inspections.insert(lot, plans, seed, clock.instant());
        fill(inspection, lotId, draw(job, lotId, seed, plan));
        trail.append(
                actor,
                Change.ofJob(lot.jobId(), "sample.drawn", "lot", String.valueOf(lotId))
                        .to(plan)
                        .with("inspectionId", String.valueOf(inspection))
                        .with("submission", lot.submissions())
                        .with("severity", plan.severity().name())
                        .with("lotSize", plan.lotSize())
                        .with("sampleSize", plan.sampleSize())
                        .with("acceptance", plan.acceptance())
                        .with("rejection", plan.rejection())
                        .with("classes", plans.classes().isEmpty() ? null : plans.classes())
                        // As text: a reader of JSON may know only 53 bits.
                        .with("seed", String.valueOf(seed)));
        return new Drawn(inspection, plan.sampleSize());
    }

    private LotPlans plans(Job job, Lot lot) {
        InspectionMode mode = standings.of(job.owner(), lot.supplier()).mode();
        return LotPlans.of(job.policy().inspection(), lots.items(lot.id()), severity(mode, lot.submissions() == 1));
    }

    private List<Integer> draw(Job job, long lotId, long seed, SamplingPlan plan) {
        List<Policy.Stratum> by = job.policy().inspection().strata();
        return by.isEmpty()
                ? SampleDraw.draw(seed, plan.lotSize(), plan.sampleSize())
                : StratifiedDraw.draw(seed, strata.of(lotId, by), plan.sampleSize());
    }

    /**
     * A lot that comes back is never under reduced inspection, and lots that were handed in before their supplier's inspection was
     * discontinued are under tightened inspection.
     */
    static Severity severity(InspectionMode mode, boolean original) {
        return switch (mode) {
            case NORMAL -> Severity.NORMAL;
            case TIGHTENED, DISCONTINUED -> Severity.TIGHTENED;
            case REDUCED -> original ? Severity.REDUCED : Severity.NORMAL;
        };
    }

    /** @param positions from 0, in the order of the items' numbers */
    private void fill(long inspection, long lotId, List<Integer> positions) {
        int added = jdbc.sql("""
                insert into inspection_finding (inspection_id, job_id, item_no)
                select :inspection, job_id, no
                from (select i.job_id, i.no, row_number() over (order by i.no) - 1 as position
                      from work_package p join item i on i.package_id = p.id
                      where p.lot_id = :lot and i.state <> 'EXCLUDED') ranked
                where position in (:positions)""")
                .param("inspection", inspection)
                .param("lot", lotId)
                .param("positions", positions)
                .update();
        if (added != positions.size()) {
            throw new IllegalStateException("a sample of " + positions.size() + " holds " + added + " items");
        }
    }
}
