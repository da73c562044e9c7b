package io.countersign.annotate;

import io.countersign.assign.Assignments;
import io.countersign.assign.Place;
import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.gold.GoldScoring;
import io.countersign.identity.Actor;
import io.countersign.item.Item;
import io.countersign.item.ItemState;
import io.countersign.item.Items;
import io.countersign.job.Jobs;
import io.countersign.job.Packages;
import io.countersign.problem.WrongState;
import io.countersign.processes.TaskKind;
import io.countersign.processes.WorkPackage;
import io.countersign.schema.Schemas;
import io.countersign.schema.Shape;
import io.countersign.task.ClaimedTask;
import io.countersign.task.Desk;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes the labels of an annotator, or of whoever reworks a package, all at once. */
@Component
public class Submissions {
    private final Desk desk;
    private final Assignments assignments;
    private final AnnotationTable annotations;
    private final Jobs jobs;
    private final Packages packages;
    private final Items items;
    private final Schemas schemas;
    private final GoldScoring gold;
    private final Trail trail;
    private final InstantSource clock;

    Submissions(
            Desk desk,
            Assignments assignments,
            AnnotationTable annotations,
            Jobs jobs,
            Packages packages,
            Items items,
            Schemas schemas,
            GoldScoring gold,
            Trail trail,
            InstantSource clock) {
        this.desk = desk;
        this.assignments = assignments;
        this.annotations = annotations;
        this.jobs = jobs;
        this.packages = packages;
        this.items = items;
        this.schemas = schemas;
        this.gold = gold;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * An annotator gives labels for every item of the package; a rework for every item that was returned, and for others as wanted.
     * The same labels again, by the same person, change nothing and come to the same.
     *
     * @throws io.countersign.problem.Invalid naming the items and fields that are wrong or missing
     * @throws WrongState where the task is not claimed by this person, or was done with other labels
     * @throws io.countersign.identity.Refused where the separation of duties forbids it
     */
    @Transactional
    public SubmittedWork submit(Actor.Person person, long taskId, List<ItemLabels> labels) {
        Optional<ClaimedTask> done = desk.done(person, taskId, TaskKind.ANNOTATE, TaskKind.REWORK);
        if (done.isPresent()) {
            return repeated(done.get(), labels);
        }
        ClaimedTask task = desk.require(person, taskId, TaskKind.ANNOTATE, TaskKind.REWORK);
        Place place = assignments.lock(task.assignmentIdOrFail());
        List<Item> all = items.ofPackage(place.packageId());
        SubmissionCheck.require(
                schemas.get(jobs.get(place.jobId()).schemaId()).document(),
                all,
                annotations.expected(place, all),
                labels);
        annotations.add(person, place, labels, clock.instant());
        labels.forEach(item -> trail.append(person, event(place, item)));
        gold.submitted(
                person, place, all, labels.stream().collect(Collectors.toMap(ItemLabels::itemNo, ItemLabels::shapes)));
        assignments.submit(person, place.id());
        List<Integer> planned = all.stream()
                .filter(item -> item.state() == ItemState.PLANNED)
                .map(Item::no)
                .toList();
        items.move(place.jobId(), planned, ItemState.LABELLED);
        desk.complete(person, task, place.kind() == Place.Kind.REWORK ? nextRound(place) : Map.of());
        return new SubmittedWork(taskId, place.id(), labels.size(), place.round());
    }

    private Map<String, Object> nextRound(Place place) {
        // A package that an inspection returned is in its new round already.
        if (packages.lock(place.packageId()).round() < place.round()) {
            packages.nextRound(place.packageId());
        }
        return Map.of(WorkPackage.Variables.ROUND.id(), place.round());
    }

    private SubmittedWork repeated(ClaimedTask task, List<ItemLabels> labels) {
        Place place = assignments.lock(task.assignmentIdOrFail());
        Map<Integer, List<Shape>> before = new TreeMap<>(annotations.ofPlace(place.id()));
        boolean same = labels.size() == before.size()
                && labels.stream().allMatch(item -> item.shapes().equals(before.get(item.itemNo())));
        if (!same) {
            throw new WrongState("Task {0} was submitted with other labels.", task.id());
        }
        return new SubmittedWork(task.id(), place.id(), before.size(), place.round());
    }

    private static Change event(Place place, ItemLabels labels) {
        return Change.ofJob(place.jobId(), "annotation.submitted", "item", place.jobId() + "/" + labels.itemNo())
                .to(labels)
                .with("packageId", String.valueOf(place.packageId()))
                .with("assignmentId", String.valueOf(place.id()))
                .with("round", place.round())
                .with("shapes", labels.shapes())
                .with("activeSeconds", labels.activeSeconds())
                .with("tool", labels.tool());
    }
}
