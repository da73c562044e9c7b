package io.countersign.inspect;

import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.discuss.Discussions;
import io.countersign.discuss.Issue;
import io.countersign.identity.Actor;
import io.countersign.problem.Invalid;
import io.countersign.problem.Violation;
import io.countersign.problem.WrongState;
import io.countersign.processes.TaskKind;
import io.countersign.task.ClaimedTask;
import io.countersign.task.Desk;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The inspector's work: the sample to look at, and what was found. */
@Component
public class Inspections {
    private final Desk desk;
    private final LotTable lots;
    private final InspectionTable inspections;
    private final SampleTable samples;
    private final Trail trail;
    private final Discussions discussions;

    Inspections(
            Desk desk,
            LotTable lots,
            InspectionTable inspections,
            SampleTable samples,
            Trail trail,
            Discussions discussions) {
        this.desk = desk;
        this.lots = lots;
        this.inspections = inspections;
        this.samples = samples;
        this.trail = trail;
        this.discussions = discussions;
    }

    /** What an inspector sees of a claimed task. */
    public record Sample(Lot lot, Inspection inspection, List<SampledItem> items) {}

    /** @throws WrongState where the task is not claimed by this person */
    @Transactional
    public Sample sample(Actor.Person actor, long taskId) {
        ClaimedTask task = desk.require(actor, taskId, TaskKind.INSPECT);
        Lot lot = lots.lock(task.lotIdOrFail());
        Inspection inspection = present(lot);
        return new Sample(lot, inspection, samples.items(inspection));
    }

    /**
     * What was found: every item of the sample exactly once. Nothing is kept of findings that are not in order.
     *
     * @throws Invalid with the places that are wrong
     * @throws WrongState where the task is not claimed by this person
     */
    @Transactional
    public void submit(Actor.Person actor, long taskId, List<Finding> findings) {
        ClaimedTask task = desk.require(actor, taskId, TaskKind.INSPECT);
        Lot lot = lots.lock(task.lotIdOrFail());
        Inspection inspection = present(lot);
        List<Violation> violations = FindingRules.violations(samples.items(inspection), findings);
        if (!violations.isEmpty()) {
            throw new Invalid(violations);
        }
        List<Finding> inOrder = findings.stream()
                .sorted(Comparator.comparingInt(Finding::itemNo))
                .toList();
        int found = DefectCount.all(inspection, findings);
        List<ClassPlan> classes = DefectCount.byClass(inspection, inOrder);
        samples.write(inspection.id(), findings, actor.subject());
        inspections.inspected(inspection.id(), found, classes);
        trail.append(
                actor,
                Change.ofJob(lot.jobId(), "sample.inspected", "lot", String.valueOf(lot.id()))
                        .from(Map.of("state", inspection.state().id()))
                        .to(Map.of("state", InspectionState.INSPECTED.id(), "findings", findings))
                        .with("inspectionId", String.valueOf(inspection.id()))
                        .with("submission", inspection.submission())
                        .with("found", found)
                        .with("classes", classes.isEmpty() ? null : classes)
                        .with(
                                "defective",
                                findings.stream()
                                        .filter(finding -> !finding.defects().isEmpty())
                                        .toList()));
        findings.forEach(finding -> finding.defects()
                .forEach(defect -> discussions.raise(
                        actor, task, finding.itemNo(), new Issue(null, defect.shapeId(), null, defect.text(), null))));
        desk.complete(actor, task, Map.of());
    }

    /** What an inspection found wrong in a package that came back: what its rework is about. Empty where it did not come back. */
    public List<Finding> issues(long packageId) {
        return samples.ofRejection(packageId);
    }

    private Inspection present(Lot lot) {
        return inspections
                .present(lot)
                .filter(inspection -> inspection.state() == InspectionState.DRAWN)
                .orElseThrow(() -> new WrongState("Lot {0} has no sample to inspect.", lot.id()));
    }
}
