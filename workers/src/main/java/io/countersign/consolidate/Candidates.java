package io.countersign.consolidate;

import io.countersign.agree.LabelledItem;
import io.countersign.agree.Labels;
import io.countersign.job.Jobs;
import io.countersign.job.WorkPackage;
import java.util.List;
import org.springframework.stereotype.Component;

/** Shows what consolidation would make of a package as it stands, for people who judge it. */
@Component
public class Candidates {
    private final Jobs jobs;
    private final Labels labels;
    private final Strategies strategies;

    Candidates(Jobs jobs, Labels labels, Strategies strategies) {
        this.jobs = jobs;
        this.labels = labels;
        this.strategies = strategies;
    }

    /**
     * Items of a package in the order of their numbers.
     *
     * @param after number of the last item of the page before, or 0
     * @param limit at least 1
     */
    public List<Candidate> page(WorkPackage work, int after, int limit) {
        return of(work, labels.page(work.id(), after, limit));
    }

    /** Of some items of the package. */
    public List<Candidate> of(WorkPackage work, List<LabelledItem> items) {
        Strategy strategy = strategies.of(jobs.policy(work.jobId()).consolidation());
        return items.stream().map(item -> of(strategy, item)).toList();
    }

    private static Candidate of(Strategy strategy, LabelledItem item) {
        return new Candidate(
                item,
                item.versions().isEmpty()
                        ? new Merged(List.of(), List.of(), false)
                        : strategy.merge(item, item.versions()));
    }
}
