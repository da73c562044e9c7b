package io.countersign.adjudicate;

import io.countersign.agree.Agreements;
import io.countersign.agree.AnonymousVersion;
import io.countersign.agree.ItemAgreement;
import io.countersign.agree.LabelledItem;
import io.countersign.agree.Labels;
import io.countersign.agree.SeriesTimes;
import io.countersign.agree.Version;
import io.countersign.consolidate.Candidate;
import io.countersign.consolidate.Candidates;
import io.countersign.identity.Actor;
import io.countersign.job.Jobs;
import io.countersign.job.Packages;
import io.countersign.job.Policy;
import io.countersign.job.WorkPackage;
import io.countersign.processes.TaskKind;
import io.countersign.review.GivenVerdict;
import io.countersign.review.Verdicts;
import io.countersign.task.ClaimedTask;
import io.countersign.task.Desk;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows a package to the adjudicator who has claimed it, page by page. */
@Component
public class AdjudicationPages {
    private final Desk desk;
    private final Jobs jobs;
    private final Packages packages;
    private final Labels labels;
    private final OpenItems openItems;
    private final Candidates candidates;
    private final Agreements agreements;
    private final Verdicts verdicts;
    private final SeriesTimes times;

    AdjudicationPages(
            Desk desk,
            Jobs jobs,
            Packages packages,
            Labels labels,
            OpenItems openItems,
            Candidates candidates,
            Agreements agreements,
            Verdicts verdicts,
            SeriesTimes times) {
        this.desk = desk;
        this.jobs = jobs;
        this.packages = packages;
        this.labels = labels;
        this.openItems = openItems;
        this.candidates = candidates;
        this.agreements = agreements;
        this.verdicts = verdicts;
        this.times = times;
    }

    /**
     * Items of the task's package in the order of their numbers, open or not.
     *
     * @param after number of the last item of the page before, or 0
     * @param limit at least 1
     * @throws io.countersign.problem.WrongState where the task is not an adjudication that this person has claimed
     */
    @Transactional
    public List<DisputedItem> page(Actor.Person adjudicator, long taskId, int after, int limit) {
        ClaimedTask task = desk.require(adjudicator, taskId, TaskKind.ADJUDICATE);
        WorkPackage work = packages.get(task.packageIdOrFail());
        List<Candidate> page = candidates.page(work, after, limit);
        if (page.isEmpty()) {
            return List.of();
        }
        SortedSet<Integer> open = openItems.of(work.id(), labels.annotationIds(work.id()));
        Policy.Consolidation policy = jobs.policy(work.jobId()).consolidation();
        int from = page.get(0).item().no();
        int to = page.get(page.size() - 1).item().no();
        Map<Integer, ItemAgreement> measured = agreements.newest(work.id(), from, to);
        Map<Integer, GivenVerdict> judged = verdicts.newest(work.id(), from, to);
        return page.stream()
                .map(candidate -> new DisputedItem(
                        open.contains(candidate.item().no()),
                        candidate,
                        AnonymousVersion.of(candidate.item()),
                        agreed(candidate, policy),
                        measured.get(candidate.item().no()),
                        judged.get(candidate.item().no())))
                .toList();
    }

    private List<Map<String, String>> agreed(Candidate candidate, Policy.Consolidation policy) {
        LabelledItem item = candidate.item();
        long tolerance = times.toleranceOfPoints(item, item.versions(), policy);
        return AgreedParts.of(
                item.versions().stream().map(Version::shapes).toList(),
                candidate.merged().shapes(),
                tolerance);
    }
}
