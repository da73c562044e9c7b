package io.countersign.inspect;

import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.identity.Actor;
import io.countersign.identity.Hidden;
import io.countersign.identity.Matter;
import io.countersign.job.JobAccess;
import io.countersign.job.Jobs;
import io.countersign.job.PackageState;
import io.countersign.job.Packages;
import io.countersign.job.WorkPackage;
import io.countersign.problem.NotFound;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lots as other features see them. */
@Component
public class Lots {
    private final LotTable lots;
    private final InspectionTable inspections;
    private final Jobs jobs;
    private final JobAccess access;
    private final Packages packages;
    private final LotMessages messages;
    private final Trail trail;

    Lots(
            LotTable lots,
            InspectionTable inspections,
            Jobs jobs,
            JobAccess access,
            Packages packages,
            LotMessages messages,
            Trail trail) {
        this.lots = lots;
        this.inspections = inspections;
        this.jobs = jobs;
        this.access = access;
        this.packages = packages;
        this.messages = messages;
        this.trail = trail;
    }

    /** @throws NotFound where there is no such lot */
    public Lot get(long id) {
        return lots.find(id).orElseThrow(() -> new NotFound("lot", id));
    }

    /** As {@link #get(long)}, for a person of the job's owner or of the lot's supplier. */
    public Lot get(Actor.Person person, long id) {
        Lot lot = get(id);
        boolean owns = jobs.get(lot.jobId()).owner().equals(person.organisation());
        if (!owns && !lot.supplier().equals(person.organisation())) {
            throw new Hidden(JobAccess.RULE, "lot", Matter.ofJob(lot.jobId(), "lot", id));
        }
        return lot;
    }

    /**
     * In the order of their numbers, at most {@code limit} of those after {@code afterNo}: all of them for the job's owner, for others
     * those of their own organisation.
     */
    public List<Lot> ofJob(Actor.Person person, long jobId, int afterNo, int limit) {
        boolean owns = access.visible(person, jobId).owner().equals(person.organisation());
        return lots.ofJob(jobId, owns ? null : person.organisation(), afterNo, limit);
    }

    /** The newest inspection of each of these lots, by lot; those that were never drawn from are missing. */
    public Map<Long, Inspection> newestInspections(List<Lot> found) {
        return inspections.newest(found.stream().map(Lot::id).toList());
    }

    /** The newest first. */
    public List<Inspection> inspections(long lotId) {
        return inspections.ofLot(lotId);
    }

    /**
     * A package was consolidated or given up, in this transaction. The last one of a lot puts the lot to inspection. May be repeated.
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

    /** Until the end of the transaction no other package of the lot changes what the lot is. */
    void lockOfPackage(long packageId) {
        lots.lockOfPackage(packageId);
    }

    private boolean isConsolidated(Lot lot) {
        List<WorkPackage> left = packages.ofLot(lot.id()).stream()
                .filter(one -> one.state() != PackageState.CANCELLED)
                .toList();
        return !left.isEmpty() && left.stream().allMatch(one -> one.state() == PackageState.CONSOLIDATED);
    }
}
