package io.countersign.inspect;

import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.identity.Actor;
import io.countersign.job.Jobs;
import io.countersign.problem.Invalid;
import io.countersign.problem.WrongState;
import io.countersign.processes.InspectionLot;
import io.countersign.processes.SupplierDecision;
import io.countersign.processes.TaskKind;
import io.countersign.processes.Variable;
import io.countersign.quality.sampling.SwitchingState;
import io.countersign.task.ClaimedTask;
import io.countersign.task.Desk;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes what the manufacturer decides about a supplier whose inspection was discontinued. */
@Component
public class SupplierDecisions {
    private final Desk desk;
    private final LotTable lots;
    private final InspectionTable inspections;
    private final Standings standings;
    private final Jobs jobs;
    private final Trail trail;

    SupplierDecisions(
            Desk desk, LotTable lots, InspectionTable inspections, Standings standings, Jobs jobs, Trail trail) {
        this.desk = desk;
        this.lots = lots;
        this.inspections = inspections;
        this.standings = standings;
        this.jobs = jobs;
        this.trail = trail;
    }

    /**
     * To continue accepts the supplier's corrective action: its lots are under tightened inspection again. To replace gives the
     * lot to another supplier when it is returned.
     *
     * @throws Invalid where no reason is given
     * @throws WrongState where the task is not the person's, or the lot waits for no decision
     */
    @Transactional
    public void submit(Actor.Person actor, long taskId, SupplierDecision decision, String reason) {
        if (reason.isBlank()) {
            throw new Invalid("reason", "is needed for a decision");
        }
        ClaimedTask task = desk.require(actor, taskId, TaskKind.DECIDE);
        if (task.lotId() == null) {
            throw new WrongState("Task {0} decides on no supplier.", taskId);
        }
        Lot lot = lots.lock(task.lotId());
        Inspection rejection = inspections
                .present(lot)
                .filter(one -> one.state() == InspectionState.REJECTED && one.supplierDecision() == null)
                .orElseThrow(() -> new WrongState("Lot {0} waits for no decision.", lot.id()));
        inspections.decidedOnSupplier(rejection.id(), decision, reason.strip());
        if (decision == SupplierDecision.CONTINUE) {
            resume(actor, lot);
        }
        trail.append(
                actor,
                Change.ofJob(lot.jobId(), "supplier.decided", "lot", String.valueOf(lot.id()))
                        .with("decision", decision.id())
                        .with("supplier", lot.supplier())
                        .because(reason.strip()));
        desk.complete(actor, task, Variable.map(InspectionLot.Variables.SUPPLIER_DECISION.is(decision)));
    }

    private void resume(Actor actor, Lot lot) {
        String owner = jobs.get(lot.jobId()).owner();
        SwitchingState before = standings.lock(owner, lot.supplier());
        SwitchingState after = before.resumed();
        standings.set(owner, lot.supplier(), after);
        if (before.mode() != after.mode()) {
            trail.append(
                    actor,
                    Change.ofJob(lot.jobId(), "supplier.switched", "supplier", lot.supplier())
                            .from(before)
                            .to(after)
                            .with(
                                    "inspection",
                                    List.of(before.mode().name(), after.mode().name()))
                            .with("lotId", String.valueOf(lot.id())));
        }
    }
}
