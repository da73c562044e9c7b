package io.countersign.consolidate;

import io.countersign.agree.LabelledItem;
import io.countersign.agree.Labels;
import io.countersign.audit.CanonicalJson;
import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.digest.Sha256;
import io.countersign.identity.Actor;
import io.countersign.item.ItemState;
import io.countersign.item.Items;
import io.countersign.job.Jobs;
import io.countersign.job.PackageState;
import io.countersign.job.Packages;
import io.countersign.job.WorkPackage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes the labels of a package one, and hands the package on. Items are read, merged and kept a page at a time. */
@Component
public class Consolidation {
    private final Jobs jobs;
    private final Packages packages;
    private final Items items;
    private final Labels labels;
    private final Rulings rulings;
    private final Strategies strategies;
    private final ConsensusTable table;
    private final Trail trail;
    private final ObjectProvider<PackageConsolidated> listeners;

    Consolidation(
            Jobs jobs,
            Packages packages,
            Items items,
            Labels labels,
            Rulings rulings,
            Strategies strategies,
            ConsensusTable table,
            Trail trail,
            ObjectProvider<PackageConsolidated> listeners) {
        this.jobs = jobs;
        this.packages = packages;
        this.items = items;
        this.labels = labels;
        this.rulings = rulings;
        this.strategies = strategies;
        this.table = table;
        this.trail = trail;
        this.listeners = listeners;
    }

    /**
     * Every item of the package gets a consensus, one revision more where it had one. A package that is consolidated already is
     * left as it is.
     *
     * @return how many items have a consensus
     * @throws io.countersign.problem.WrongState where an item has no labels, or the package is in a state in which it cannot be
     *     consolidated; nothing is kept then
     */
    @Transactional
    public int consolidate(Actor actor, long packageId) {
        WorkPackage work = packages.lock(packageId);
        if (work.state() == PackageState.CONSOLIDATED) {
            return table.itemsOf(packageId);
        }
        Strategy strategy = strategies.of(jobs.policy(work.jobId()).consolidation());
        List<Integer> settled = new ArrayList<>();
        List<Integer> undecided = new ArrayList<>();
        labels.forEachPage(packageId, page -> {
            List<Consensus> made = decide(strategy, packageId, page);
            table.add(work.jobId(), packageId, made);
            for (Consensus one : made) {
                (one.settled() ? settled : undecided).add(one.itemNo());
                trail.append(actor, event(work, one));
            }
        });
        items.move(work.jobId(), settled, ItemState.AGREED);
        items.move(work.jobId(), undecided, ItemState.DISPUTED);
        packages.consolidated(actor, packageId);
        WorkPackage consolidated = packages.get(packageId);
        listeners.orderedStream().forEach(listener -> listener.packageConsolidated(actor, consolidated));
        packages.topUp(actor, work.jobId());
        return settled.size() + undecided.size();
    }

    private List<Consensus> decide(Strategy strategy, long packageId, List<LabelledItem> page) {
        Map<Integer, Ruling> newest = rulings.of(
                packageId, page.get(0).no(), page.get(page.size() - 1).no());
        return page.stream()
                .map(item -> Deciding.decide(strategy, item, newest.get(item.no())))
                .toList();
    }

    private Change event(WorkPackage work, Consensus one) {
        return Change.ofJob(work.jobId(), "label.consolidated", "item", work.jobId() + "/" + one.itemNo())
                .to(Map.of(
                        "strategy", one.strategy(),
                        "shapesSha256", Sha256.of(CanonicalJson.of(table.text(one.shapes()))),
                        "annotations", one.annotationIds(),
                        "adjudications", one.adjudicationIds()))
                .with("packageId", String.valueOf(work.id()))
                .with("strategy", one.strategy())
                .with("confidence", one.confidence())
                .with("shapes", one.shapes())
                .with("annotations", texts(one.annotationIds()))
                .with("adjudications", texts(one.adjudicationIds()))
                .with("state", (one.settled() ? ItemState.AGREED : ItemState.DISPUTED).id());
    }

    private static List<String> texts(List<Long> ids) {
        return ids.stream().map(String::valueOf).toList();
    }
}
