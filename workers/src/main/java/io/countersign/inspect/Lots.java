package io.countersign.inspect;

import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.identity.Actor;
import io.countersign.job.Jobs;
import io.countersign.job.PackageState;
import io.countersign.job.Packages;
import io.countersign.problem.NotFound;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lots as other features see them. */
@Component
public class Lots {
    private final LotTable lots;
    private final InspectionTable inspections;
    private final Jobs jobs;
    private final Packages packages;
    private final LotMessages messages;
    private final Trail trail;

    Lots(LotTable lots, InspectionTable inspections, Jobs jobs, Packages packages, LotMessages messages, Trail trail) {
        this.lots = lots;
        this.inspections = inspections;
        this.jobs = jobs;
        this.packages = packages;
        this.messages = messages;
        this.trail = trail;
    }

    /** @throws NotFound where there is no such lot */
    public Lot get(long id) {
        return lots.find(id).orElseThrow(() -> new NotFound("lot", id));
    }

    /**
     * In the order of their numbers, at most {@code limit} of those after {@code afterNo}.
     *
     * @param supplier whose lots, or null for all
     */
    public List<Lot> ofJob(long jobId, @Nullable String supplier, int afterNo, int limit) {
        return lots.ofJob(jobId, supplier, afterNo, limit);
    }

    /** The newest first. */
    public List<Inspection> inspections(long lotId) {
        return inspections.ofLot(lotId);
    }

    /**
     * A package was consolidated, in this transaction. The last one of a lot puts the lot to inspection. May be repeated.
     *
     * <p>The lot's row is locked before its packages are counted, so that of two packages that end at once the later sees both.
     */
    @Transactional
    public void packageConsolidated(Actor actor, long packageId) {
        Lot lot = lots.lockOfPackage(packageId);
        boolean inWork = lot.state() == LotState.OPEN || lot.state() == LotState.RETURNED;
        if (!inWork || !isConsolidated(lot)) {
            return;
        }
        int submission = lot.submissions() + 1;
        lots.submitted(lot.id());
        messages.ready(lot, jobs.get(lot.jobId()), submission);
        trail.append(
                actor,
                Change.ofJob(lot.jobId(), "lot.ready", "lot", String.valueOf(lot.id()))
                        .from(Map.of("state", lot.state().id(), "submissions", lot.submissions()))
                        .to(Map.of("state", LotState.INSPECTION.id(), "submissions", submission))
                        .with("submission", submission)
                        .with("supplier", lot.supplier()));
    }

    private boolean isConsolidated(Lot lot) {
        return packages.ofLot(lot.id()).stream().allMatch(one -> one.state() == PackageState.CONSOLIDATED);
    }
}
