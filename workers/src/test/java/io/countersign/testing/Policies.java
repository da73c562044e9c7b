package io.countersign.testing;

import io.countersign.job.Policy;
import java.util.function.UnaryOperator;

/** Policies for tests: the standard one but for what a test is about. */
public final class Policies {
    private Policies() {}

    public static Policy with(Policy.Consolidation consolidation, Policy.Review review, int overlap, int extra) {
        return Policy.standard()
                .with(policy -> policy.consolidation(consolidation)
                        .review(review)
                        .overlap(overlap)
                        .extraAnnotators(extra));
    }

    /** The standard one, given out otherwise than usual. */
    public static Policy distributed(UnaryOperator<Policy.Distribution> change) {
        return Policy.standard().withDistribution(change.apply(Policy.Distribution.USUAL));
    }

    /** The standard one with one annotator an item, measured on gold. */
    public static Policy gold(Policy.Gold gold) {
        return with(Policy.Consolidation.MAJORITY, Policy.Review.NONE, 1, 0).withGold(gold);
    }
}
