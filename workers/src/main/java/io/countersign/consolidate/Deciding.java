package io.countersign.consolidate;

import io.countersign.agree.LabelledItem;
import io.countersign.agree.Version;
import io.countersign.item.ItemState;
import io.countersign.problem.WrongState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which labels of an item count: an adjudicator's word on the newest labels, or else what the strategy makes of them. */
final class Deciding {
    private Deciding() {}

    /** @throws WrongState where nobody has labelled the item */
    static Consensus decide(Strategy strategy, LabelledItem item, @Nullable Ruling newest) {
        Ruling ruling = newest != null && newest.round() >= item.round() ? newest : null;
        if (ruling != null && ruling.choice() != Ruling.Choice.CONSOLIDATE) {
            return new Consensus(
                    item.no(),
                    strategy.complete(item, ruling.shapes()),
                    ruling.choice() == Ruling.Choice.TAKE ? "take" : "draw",
                    null,
                    ruling.annotationIds(),
                    List.of(ruling.adjudicationId()),
                    true);
        }
        if (item.versions().isEmpty()) {
            throw new WrongState("Item {0}/{1} has no labels.", item.jobId(), item.no());
        }
        Merged merged = strategy.merge(item, item.versions());
        boolean accepted = ruling != null || item.state() == ItemState.AGREED;
        return new Consensus(
                item.no(),
                merged.shapes(),
                strategy.id(),
                merged.confidence(),
                item.versions().stream().map(Version::annotationId).toList(),
                ruling == null ? List.of() : List.of(ruling.adjudicationId()),
                accepted || !merged.undecided());
    }
}
