package io.countersign.adjudicate;

import io.countersign.agree.Labels;
import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.identity.Actor;
import io.countersign.item.ItemState;
import io.countersign.item.Items;
import io.countersign.job.Packages;
import io.countersign.job.WorkPackage;
import io.countersign.processes.TaskKind;
import io.countersign.task.ClaimedTask;
import io.countersign.task.Desk;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes what an adjudicator decides. */
@Component
public class Adjudications {
    private final Desk desk;
    private final Packages packages;
    private final Items items;
    private final Labels labels;
    private final OpenItems openItems;
    private final DrawnShapes drawnShapes;
    private final AdjudicationTable table;
    private final Trail trail;

    Adjudications(
            Desk desk,
            Packages packages,
            Items items,
            Labels labels,
            OpenItems openItems,
            DrawnShapes drawnShapes,
            AdjudicationTable table,
            Trail trail) {
        this.desk = desk;
        this.packages = packages;
        this.items = items;
        this.labels = labels;
        this.openItems = openItems;
        this.drawnShapes = drawnShapes;
        this.table = table;
        this.trail = trail;
    }

    /**
     * Settles the open items of the task's package, and further ones of it if the adjudicator likes.
     *
     * @return how many items were decided
     * @throws io.countersign.problem.Invalid naming the item, where an open item is not decided or a decision is not complete or
     *     its shapes break the job's schema
     * @throws io.countersign.problem.WrongState where the task is not an adjudication that this person has claimed
     * @throws io.countersign.identity.Refused where the person had a hand in the labels or in their review
     */
    @Transactional
    public int submit(Actor.Person adjudicator, long taskId, List<Decision> decisions) {
        ClaimedTask task = desk.require(adjudicator, taskId, TaskKind.ADJUDICATE);
        WorkPackage work = packages.lock(task.packageIdOrFail());
        SortedMap<Integer, List<Long>> versions = labels.annotationIds(work.id());
        DecisionRules.check(versions, openItems.of(work.id(), versions), decisions);
        drawnShapes.check(work, decisions);

        table.add(adjudicator, taskId, work, decisions);
        List<Integer> nos = decisions.stream().map(Decision::itemNo).toList();
        items.move(work.jobId(), nos, ItemState.AGREED);
        packages.inDispute(adjudicator, work.id());
        decisions.forEach(decision -> trail.append(adjudicator, event(work, decision)));
        desk.complete(adjudicator, task, Map.of());
        return decisions.size();
    }

    private static Change event(WorkPackage work, Decision decision) {
        return Change.ofJob(work.jobId(), "adjudication.decided", "item", work.jobId() + "/" + decision.itemNo())
                .to(decision)
                .with("packageId", String.valueOf(work.id()))
                .with("choice", decision.choice().id())
                .with("annotationId", decision.annotationId() == null ? null : String.valueOf(decision.annotationId()))
                .with("shapes", decision.shapes())
                .because(decision.reason());
    }
}
