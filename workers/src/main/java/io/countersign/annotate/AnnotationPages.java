package io.countersign.annotate;

import io.countersign.agree.LabelledItem;
import io.countersign.agree.Labels;
import io.countersign.agree.Version;
import io.countersign.assign.Assignments;
import io.countersign.assign.Place;
import io.countersign.assist.Predictions;
import io.countersign.gold.Disguise;
import io.countersign.identity.Actor;
import io.countersign.item.Item;
import io.countersign.item.Items;
import io.countersign.job.Jobs;
import io.countersign.job.Policy;
import io.countersign.processes.TaskKind;
import io.countersign.review.GivenVerdict;
import io.countersign.review.Verdicts;
import io.countersign.schema.Shape;
import io.countersign.task.ClaimedTask;
import io.countersign.task.Desk;
import io.countersign.task.Drafts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What somebody who has claimed an annotation or a rework works on. */
@Component
public class AnnotationPages {
    private final Desk desk;
    private final Assignments assignments;
    private final AnnotationTable annotations;
    private final Jobs jobs;
    private final Items items;
    private final Labels labels;
    private final Verdicts verdicts;
    private final Drafts drafts;
    private final Predictions predictions;

    AnnotationPages(
            Desk desk,
            Assignments assignments,
            AnnotationTable annotations,
            Jobs jobs,
            Items items,
            Labels labels,
            Verdicts verdicts,
            Drafts drafts,
            Predictions predictions) {
        this.desk = desk;
        this.assignments = assignments;
        this.annotations = annotations;
        this.jobs = jobs;
        this.items = items;
        this.labels = labels;
        this.verdicts = verdicts;
        this.drafts = drafts;
        this.predictions = predictions;
    }

    /**
     * All items of the package, by number.
     *
     * @throws io.countersign.problem.WrongState where the task is not claimed by this person
     */
    @Transactional
    public List<ItemToLabel> items(Actor.Person person, long taskId) {
        ClaimedTask task = desk.require(person, taskId, TaskKind.ANNOTATE, TaskKind.REWORK);
        Place place = assignments.lock(task.assignmentIdOrFail());
        List<Item> all = shown(place);
        if (all.isEmpty()) {
            return List.of();
        }
        int first = all.get(0).no();
        int last = all.get(all.size() - 1).no();
        boolean rework = place.kind() == Place.Kind.REWORK;
        Map<Integer, List<List<Shape>>> current = rework ? current(place.packageId(), all.size()) : Map.of();
        Map<Integer, GivenVerdict> judged = rework ? verdicts.newest(place.packageId(), first, last) : Map.of();
        Map<Integer, List<Shape>> predicted = predicted(place.jobId(), first, last);
        Map<Integer, Drafts.Draft> drafted =
                drafts.of(person, taskId).stream().collect(Collectors.toMap(Drafts.Draft::itemNo, Function.identity()));
        Set<Integer> expected = annotations.expected(place, all);
        return all.stream()
                .map(item -> new ItemToLabel(
                        item,
                        predicted.getOrDefault(item.no(), List.of()),
                        current.getOrDefault(item.no(), List.of()),
                        judged.get(item.no()),
                        expected.contains(item.no()),
                        drafted.get(item.no())))
                .toList();
    }

    /** Where gold is hidden among them, nothing tells which. */
    private List<Item> shown(Place place) {
        List<Item> all = items.ofPackage(place.packageId());
        return Disguise.isWorn(jobs.get(place.jobId()))
                ? all.stream().map(Disguise::of).toList()
                : all;
    }

    private Map<Integer, List<Shape>> predicted(long jobId, int first, int last) {
        Policy.ModelAssistance model = jobs.policy(jobId).modelAssistance();
        return model == null || !model.shown()
                ? Map.of()
                : predictions.newest(jobId, first, last).entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, each -> each.getValue().shapes()));
    }

    private Map<Integer, List<List<Shape>>> current(long packageId, int size) {
        return labels.page(packageId, 0, size).stream()
                .collect(Collectors.toMap(
                        LabelledItem::no,
                        item -> item.versions().stream().map(Version::shapes).toList()));
    }
}
