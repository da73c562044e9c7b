package io.countersign.review;

import io.countersign.agree.Agreements;
import io.countersign.agree.AnonymousVersion;
import io.countersign.agree.ItemAgreement;
import io.countersign.consolidate.Candidate;
import io.countersign.consolidate.Candidates;
import io.countersign.identity.Actor;
import io.countersign.job.Packages;
import io.countersign.job.WorkPackage;
import io.countersign.processes.TaskKind;
import io.countersign.task.ClaimedTask;
import io.countersign.task.Desk;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows a package to the reviewer who has claimed it, page by page. */
@Component
public class ReviewPages {
    private final Desk desk;
    private final Packages packages;
    private final Candidates candidates;
    private final Agreements agreements;
    private final Verdicts verdicts;

    ReviewPages(Desk desk, Packages packages, Candidates candidates, Agreements agreements, Verdicts verdicts) {
        this.desk = desk;
        this.packages = packages;
        this.candidates = candidates;
        this.agreements = agreements;
        this.verdicts = verdicts;
    }

    /**
     * Items of the task's package in the order of their numbers.
     *
     * @param after number of the last item of the page before, or 0
     * @param limit at least 1
     * @throws io.countersign.problem.WrongState where the task is not a review that this person has claimed
     */
    @Transactional
    public List<ItemUnderReview> page(Actor.Person reviewer, long taskId, int after, int limit) {
        ClaimedTask task = desk.require(reviewer, taskId, TaskKind.REVIEW);
        WorkPackage work = packages.get(task.packageIdOrFail());
        List<Candidate> page = candidates.page(work, after, limit);
        if (page.isEmpty()) {
            return List.of();
        }
        int from = page.get(0).item().no();
        int to = page.get(page.size() - 1).item().no();
        Map<Integer, ItemAgreement> measured = agreements.newest(work.id(), from, to);
        Map<Integer, GivenVerdict> earlier = verdicts.newest(work.id(), from, to);
        return page.stream()
                .map(candidate -> new ItemUnderReview(
                        candidate,
                        AnonymousVersion.of(candidate.item()),
                        measured.get(candidate.item().no()),
                        earlier.get(candidate.item().no())))
                .toList();
    }
}
