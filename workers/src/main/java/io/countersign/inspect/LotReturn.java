package io.countersign.inspect;

import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.identity.Actor;
import io.countersign.job.PackageState;
import io.countersign.job.Packages;
import io.countersign.job.WorkPackage;
import io.countersign.problem.WrongState;
import io.countersign.processes.SupplierDecision;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sends the packages of a rejected lot back into work, to another supplier where the manufacturer decided so. */
@Component
class LotReturn {
    private final LotTable lots;
    private final InspectionTable inspections;
    private final Packages packages;
    private final JdbcClient jdbc;
    private final Trail trail;

    LotReturn(LotTable lots, InspectionTable inspections, Packages packages, JdbcClient jdbc, Trail trail) {
        this.lots = lots;
        this.inspections = inspections;
        this.packages = packages;
        this.jdbc = jdbc;
        this.trail = trail;
    }

    /**
     * Once for each submission; a repeat does nothing.
     *
     * @return how many packages the lot has
     * @throws WrongState where the lot was not rejected
     */
    @Transactional
    public int giveBack(Actor actor, long lotId) {
        Lot lot = lots.lock(lotId);
        List<Long> ids = packages.ofLot(lotId).stream()
                .filter(one -> one.state() != PackageState.CANCELLED)
                .map(WorkPackage::id)
                .toList();
        if (lot.state() == LotState.RETURNED) {
            return ids.size();
        }
        Inspection rejection = inspections
                .present(lot)
                .filter(inspection -> inspection.state() == InspectionState.REJECTED)
                .orElseThrow(() -> new WrongState("Lot {0} was not rejected.", lotId));
        String supplier = rejection.supplierDecision() == SupplierDecision.REPLACE
                ? otherSupplier(lot).orElse(lot.supplier())
                : lot.supplier();
        if (!supplier.equals(lot.supplier())) {
            lots.give(lotId, supplier);
        }
        lots.move(lotId, LotState.RETURNED);
        packages.reopen(actor, ids);
        trail.append(
                actor,
                Change.ofJob(lot.jobId(), "lot.returned", "lot", String.valueOf(lotId))
                        .from(Map.of("state", lot.state().id(), "supplier", lot.supplier()))
                        .to(Map.of("state", LotState.RETURNED.id(), "supplier", supplier))
                        .with("submission", lot.submissions())
                        .with("packages", ids.size())
                        .with("supplier", supplier.equals(lot.supplier()) ? null : List.of(lot.supplier(), supplier)));
        return ids.size();
    }

    /** Of the others that annotate in this job, the one that has the fewest packages of it. */
    private Optional<String> otherSupplier(Lot lot) {
        return jdbc.sql("""
                select p.organisation from participant p
                where p.job_id = :job and p.annotates and p.organisation <> :supplier
                order by (select count(*) from work_package w where w.job_id = :job and w.supplier = p.organisation), p.organisation
                limit 1""")
                .param("job", lot.jobId())
                .param("supplier", lot.supplier())
                .query(String.class)
                .optional();
    }
}
