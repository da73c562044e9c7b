package io.countersign.testing;

import io.countersign.job.Policy;

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
}
