package io.countersign.inspect;

import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.identity.Actor;
import io.countersign.item.ItemState;
import io.countersign.item.Items;
import io.countersign.job.Job;
import io.countersign.job.Jobs;
import io.countersign.job.Packages;
import io.countersign.problem.WrongState;
import io.countersign.quality.sampling.InspectionMode;
import io.countersign.quality.sampling.LotDecision;
import io.countersign.quality.sampling.LotResult;
import io.countersign.quality.sampling.SamplingPlans;
import io.countersign.quality.sampling.SwitchingState;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Accepts or rejects a lot by what was found in its sample, and moves its supplier under the switching rules. */
@Component
class Judgement {
    private final LotTable lots;
    private final InspectionTable inspections;
    private final Standings standings;
    private final CorrectiveActions corrective;
    private final Jobs jobs;
    private final Packages packages;
    private final Items items;
    private final JdbcClient jdbc;
    private final Trail trail;
    private final InstantSource clock;

    Judgement(
            LotTable lots,
            InspectionTable inspections,
            Standings standings,
            CorrectiveActions corrective,
            Jobs jobs,
            Packages packages,
            Items items,
            JdbcClient jdbc,
            Trail trail,
            InstantSource clock) {
        this.lots = lots;
        this.inspections = inspections;
        this.standings = standings;
        this.corrective = corrective;
        this.jobs = jobs;
        this.packages = packages;
        this.items = items;
        this.jdbc = jdbc;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * @param discontinued whether the lot was rejected, and its supplier's inspection is discontinued
     * @param found see {@link Inspection#found}
     */
    record Judged(boolean accepted, boolean discontinued, int found) {}

    /**
     * Once for each submission; a repeat gives what was decided.
     *
     * @throws WrongState where the sample is not inspected yet
     */
    @Transactional
    public Judged judge(Actor actor, long lotId) {
        Lot lot = lots.lock(lotId);
        Inspection inspection =
                inspections.present(lot).orElseThrow(() -> new WrongState("No sample of lot {0} was drawn.", lotId));
        Job job = jobs.get(lot.jobId());
        return switch (inspection.state()) {
            case DRAWN -> throw new WrongState("The sample of lot {0} is not inspected yet.", lotId);
            case ACCEPTED, REJECTED -> decided(inspection, standings.of(job.owner(), lot.supplier()));
            case INSPECTED -> decide(actor, job, lot, inspection);
        };
    }

    private Judged decide(Actor actor, Job job, Lot lot, Inspection inspection) {
        LotResult result = result(inspection);
        SwitchingState standing = switchSupplier(actor, job, lot, result);
        InspectionState state = result.decision().isAccepted() ? InspectionState.ACCEPTED : InspectionState.REJECTED;
        inspections.decided(inspection.id(), state, clock.instant());
        append(actor, lot, inspection, result.decision());
        if (state == InspectionState.ACCEPTED) {
            accept(actor, lot);
        } else {
            corrective.lotRejected(actor, job, lot, inspection.id());
        }
        return new Judged(state == InspectionState.ACCEPTED, isDiscontinued(state, standing), found(inspection));
    }

    private static LotResult result(Inspection inspection) {
        return inspection.classes().isEmpty()
                ? new LotResult(inspection.plan(), found(inspection), inspection.isOriginal())
                : LotResult.governing(
                        inspection.classes().stream()
                                .map(one -> new LotResult(
                                        one.plan(), Objects.requireNonNull(one.found()), inspection.isOriginal()))
                                .toList(),
                        SamplingPlans.mil105e());
    }

    private SwitchingState switchSupplier(Actor actor, Job job, Lot lot, LotResult result) {
        SwitchingState before = standings.lock(job.owner(), lot.supplier());
        SwitchingState after = before.after(
                result, SamplingPlans.mil105e(), job.policy().inspection().reducedAllowed());
        standings.set(job.owner(), lot.supplier(), after);
        if (before.mode() != after.mode()) {
            trail.append(
                    actor,
                    Change.ofJob(job.id(), "supplier.switched", "supplier", lot.supplier())
                            .from(before)
                            .to(after)
                            .with(
                                    "inspection",
                                    List.of(before.mode().name(), after.mode().name()))
                            .with("lotId", String.valueOf(lot.id())));
        }
        return after;
    }

    private void accept(Actor actor, Lot lot) {
        lots.move(lot.id(), LotState.ACCEPTED);
        packages.accepted(lot.id());
        items.moveLot(lot.id(), ItemState.ACCEPTED);
        // Lots that are accepted at the same time queue here, so that the last one sees that it is the last.
        jdbc.sql("select id from job where id = :job for no key update")
                .param("job", lot.jobId())
                .query(Long.class)
                .single();
        boolean last = jdbc.sql("select not exists (select 1 from lot where job_id = :job and state <> 'ACCEPTED')")
                .param("job", lot.jobId())
                .query(Boolean.class)
                .single();
        if (last) {
            jobs.workAccepted(actor, lot.jobId(), itemsAccepted(lot.jobId()));
        }
    }

    private int itemsAccepted(long jobId) {
        return jdbc.sql("select count(*) from item where job_id = :job and state = 'ACCEPTED'")
                .param("job", jobId)
                .query(Integer.class)
                .single();
    }

    private static Judged decided(Inspection inspection, SwitchingState standing) {
        return new Judged(
                inspection.state() == InspectionState.ACCEPTED,
                isDiscontinued(inspection.state(), standing),
                found(inspection));
    }

    private static boolean isDiscontinued(InspectionState state, SwitchingState standing) {
        return state == InspectionState.REJECTED && standing.mode() == InspectionMode.DISCONTINUED;
    }

    private static int found(Inspection inspection) {
        return Objects.requireNonNull(inspection.found(), "an inspected sample has a number");
    }

    private void append(Actor actor, Lot lot, Inspection inspection, LotDecision decision) {
        trail.append(
                actor,
                Change.ofJob(
                                lot.jobId(),
                                decision.isAccepted() ? "lot.accepted" : "lot.rejected",
                                "lot",
                                String.valueOf(lot.id()))
                        .from(Map.of("state", InspectionState.INSPECTED.id()))
                        .to(Map.of("state", decision.name(), "submission", lot.submissions()))
                        .with("inspectionId", String.valueOf(inspection.id()))
                        .with("submission", lot.submissions())
                        .with("decision", decision.name())
                        .with("found", found(inspection))
                        .with("acceptance", inspection.plan().acceptance())
                        .with("rejection", inspection.plan().rejection())
                        .with("classes", inspection.classes().isEmpty() ? null : inspection.classes()));
    }
}
