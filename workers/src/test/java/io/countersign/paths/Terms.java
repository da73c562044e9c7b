package io.countersign.paths;

import io.countersign.job.Policy;

/** Policies of small jobs: two items a package, one package a lot, two annotators and at most one more. */
final class Terms {
    private Terms() {}

    static Policy plain() {
        return of(Policy.Review.NONE, 1);
    }

    static Policy reviewed() {
        return of(Policy.Review.OTHER_ORGANISATION, 2);
    }

    private static Policy of(Policy.Review review, int maxRounds) {
        Policy standard = Policy.standard();
        return new Policy(
                2,
                1,
                standard.maxOpenPackages(),
                2,
                1,
                standard.agreementThreshold(),
                standard.agreedShare(),
                review,
                maxRounds,
                Policy.Consolidation.MAJORITY,
                standard.inspection(),
                standard.reservation(),
                standard.dueAfter(),
                standard.expiresAfter(),
                standard.signaturesNeeded(),
                standard.priority(),
                standard.screening(),
                null);
    }
}
