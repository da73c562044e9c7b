package io.countersign.review;

import io.countersign.agree.Labels;
import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.discuss.Discussions;
import io.countersign.identity.Actor;
import io.countersign.item.ItemState;
import io.countersign.item.Items;
import io.countersign.job.Packages;
import io.countersign.job.WorkPackage;
import io.countersign.processes.ReviewOutcome;
import io.countersign.processes.TaskKind;
import io.countersign.processes.Variable;
import io.countersign.processes.WorkPackage.Variables;
import io.countersign.task.ClaimedTask;
import io.countersign.task.Desk;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes the verdicts of a cross-review. */
@Component
public class Reviews {
    private final Desk desk;
    private final Packages packages;
    private final Items items;
    private final Labels labels;
    private final Pins pins;
    private final VerdictTable table;
    private final Discussions discussions;
    private final Trail trail;

    Reviews(
            Desk desk,
            Packages packages,
            Items items,
            Labels labels,
            Pins pins,
            VerdictTable table,
            Discussions discussions,
            Trail trail) {
        this.desk = desk;
        this.packages = packages;
        this.items = items;
        this.labels = labels;
        this.pins = pins;
        this.table = table;
        this.discussions = discussions;
        this.trail = trail;
    }

    /**
     * Every item of the task's package is judged: accepted items are agreed, returned ones go back to be labelled again, disputed
     * ones to an adjudicator. Any disputed item sends the package to the adjudicator, else any returned one to rework.
     *
     * @return what that makes of the package
     * @throws io.countersign.problem.Invalid naming the item, where the verdicts are not complete or an issue is pinned to nothing
     * @throws io.countersign.problem.WrongState where the task is not a review that this person has claimed
     * @throws io.countersign.identity.Refused where the person had a hand in the labels
     */
    @Transactional
    public VerdictOutcome submit(Actor.Person reviewer, long taskId, ReviewSubmission submission) {
        ClaimedTask task = desk.require(reviewer, taskId, TaskKind.REVIEW);
        WorkPackage work = packages.lock(task.packageIdOrFail());
        SortedMap<Integer, List<Long>> judged = labels.annotationIds(work.id());
        SortedMap<Integer, ItemVerdict> verdicts = VerdictRules.complete(judged.keySet(), submission);
        pins.check(work, verdicts);

        table.add(reviewer, taskId, work, verdicts.values(), judged);
        move(work, verdicts.values(), VerdictOutcome.ACCEPTED, ItemState.AGREED);
        move(work, verdicts.values(), VerdictOutcome.RETURNED, ItemState.LABELLED);
        move(work, verdicts.values(), VerdictOutcome.DISPUTED, ItemState.DISPUTED);
        verdicts.values().forEach(verdict -> {
            trail.append(reviewer, event(work, verdict, judged));
            verdict.issues().forEach(issue -> discussions.raise(reviewer, task, verdict.itemNo(), issue));
        });
        VerdictOutcome outcome = VerdictRules.ofPackage(verdicts.values());
        switch (outcome) {
            case RETURNED -> packages.sentBack(reviewer, work.id());
            case DISPUTED -> packages.inDispute(reviewer, work.id());
            case ACCEPTED -> {}
        }
        desk.complete(
                reviewer,
                task,
                Variable.map(
                        Variables.REVIEW_OUTCOME.is(ReviewOutcome.valueOf(outcome.name())),
                        Variables.ROUND.is(work.round())));
        return outcome;
    }

    private void move(WorkPackage work, Collection<ItemVerdict> verdicts, VerdictOutcome outcome, ItemState to) {
        List<Integer> nos = verdicts.stream()
                .filter(verdict -> verdict.outcome() == outcome)
                .map(ItemVerdict::itemNo)
                .toList();
        items.move(work.jobId(), nos, to);
    }

    private static Change event(WorkPackage work, ItemVerdict verdict, SortedMap<Integer, List<Long>> judged) {
        List<String> annotations = judged.getOrDefault(verdict.itemNo(), List.of()).stream()
                .map(String::valueOf)
                .toList();
        return Change.ofJob(work.jobId(), "verdict.given", "item", work.jobId() + "/" + verdict.itemNo())
                .to(verdict)
                .with("packageId", String.valueOf(work.id()))
                .with("round", work.round())
                .with("outcome", verdict.outcome().id())
                .with("annotations", annotations)
                .with("issues", verdict.issues().isEmpty() ? null : verdict.issues());
    }
}
