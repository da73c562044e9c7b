package io.countersign.agree;

import io.countersign.assist.Predictions;
import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.identity.Actor;
import io.countersign.item.ItemState;
import io.countersign.item.Items;
import io.countersign.job.Jobs;
import io.countersign.job.Packages;
import io.countersign.job.Policy;
import io.countersign.job.WorkPackage;
import io.countersign.problem.WrongState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Measures how far the annotators of a package agree, and says which of its items are agreed. */
@Component
class MeasureAgreement {
    private final Jobs jobs;
    private final Packages packages;
    private final Items items;
    private final Labels labels;
    private final SeriesTimes times;
    private final Predictions predictions;
    private final AgreementTable table;
    private final Trail trail;

    MeasureAgreement(
            Jobs jobs,
            Packages packages,
            Items items,
            Labels labels,
            SeriesTimes times,
            Predictions predictions,
            AgreementTable table,
            Trail trail) {
        this.jobs = jobs;
        this.packages = packages;
        this.items = items;
        this.labels = labels;
        this.times = times;
        this.predictions = predictions;
        this.table = table;
        this.trail = trail;
    }

    /** @throws WrongState where an item has no labels */
    @Transactional
    public Agreement measure(Actor actor, long packageId) {
        WorkPackage work = packages.lock(packageId);
        Policy policy = jobs.policy(work.jobId());
        Tally tally = new Tally();
        PairTally pairs = new PairTally();
        ModelTally model = new ModelTally();
        labels.forEachPage(packageId, page -> {
            Map<Integer, Predictions.Predicted> predicted = predicted(policy, page);
            List<ItemAgreement> measured = page.stream()
                    .map(item -> measure(policy, item, predicted.get(item.no()), pairs, model))
                    .toList();
            measured.forEach(tally::add);
            table.keep(packageId, work.round(), measured);
        });
        table.keepPairs(work, pairs.rows());
        table.keepModels(work, model.rows());
        items.move(work.jobId(), tally.agreed, ItemState.AGREED);
        items.move(work.jobId(), tally.disputed, ItemState.DISPUTED);
        Agreement agreement = tally.agreement(policy, work.annotators(policy));
        trail.append(actor, event(work, tally, agreement));
        if (agreement.reached() && policy.review() != Policy.Review.NONE) {
            packages.inReview(actor, packageId);
        } else if (!agreement.reached() && !agreement.extraAnnotatorAllowed()) {
            packages.inDispute(actor, packageId);
        }
        return agreement;
    }

    private Map<Integer, Predictions.Predicted> predicted(Policy policy, List<LabelledItem> page) {
        return policy.modelAssistance() == null || page.isEmpty()
                ? Map.of()
                : predictions.newest(
                        page.get(0).jobId(),
                        page.get(0).no(),
                        page.get(page.size() - 1).no());
    }

    private ItemAgreement measure(
            Policy policy,
            LabelledItem item,
            Predictions.@Nullable Predicted predicted,
            PairTally pairs,
            ModelTally model) {
        if (item.versions().isEmpty()) {
            throw new WrongState("Item {0}/{1} has no labels.", item.jobId(), item.no());
        }
        long tolerance = times.toleranceOfPoints(item, item.versions(), policy.consolidation());
        PairMatches matches = PairMatches.of(item.versions(), tolerance);
        pairs.add(matches);
        if (predicted != null) {
            model.add(item.versions(), predicted, tolerance);
        }
        ItemMeasure measure = ItemMeasure.of(item.versions(), matches);
        Double value = measure.value();
        return new ItemAgreement(
                item.no(),
                item.versions().size(),
                measure.name(),
                value,
                value == null || value >= policy.agreementThreshold());
    }

    private static Change event(WorkPackage work, Tally tally, Agreement agreement) {
        return Change.ofJob(work.jobId(), "agreement.measured", "package", String.valueOf(work.id()))
                .with("round", work.round())
                .with("annotators", tally.annotators)
                .with("agreement", agreement.mean())
                .with("reached", agreement.reached())
                .with("agreed", tally.agreed.size())
                .with("disputed", tally.disputed.isEmpty() ? null : tally.disputed);
    }

    private static final class Tally {
        private final List<Integer> agreed = new ArrayList<>();
        private final List<Integer> disputed = new ArrayList<>();
        private int annotators;
        private int defined;
        private double sum;

        void add(ItemAgreement item) {
            (item.agreed() ? agreed : disputed).add(item.itemNo());
            annotators = Math.max(annotators, item.annotators());
            if (item.value() != null) {
                defined++;
                sum += item.value();
            }
        }

        Agreement agreement(Policy policy, int overlap) {
            int all = agreed.size() + disputed.size();
            boolean reached = agreed.size() >= policy.agreedShare() * all - 1e-9;
            boolean extra = annotators < overlap + policy.extraAnnotators();
            return new Agreement(reached, extra, defined == 0 ? null : sum / defined);
        }
    }
}
