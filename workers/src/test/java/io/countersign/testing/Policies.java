package io.countersign.testing;

import io.countersign.job.Policy;

/** Policies for tests: the standard one but for what a test is about. */
public final class Policies {
    private Policies() {}

    public static Policy with(Policy.Consolidation consolidation, Policy.Review review, int overlap, int extra) {
        Policy standard = Policy.standard();
        return new Policy(
                standard.packageSize(),
                standard.packagesPerLot(),
                standard.maxOpenPackages(),
                overlap,
                extra,
                standard.agreementThreshold(),
                standard.agreedShare(),
                review,
                standard.maxRounds(),
                consolidation,
                standard.inspection(),
                standard.reservation(),
                standard.dueAfter(),
                standard.expiresAfter(),
                standard.signaturesNeeded(),
                standard.priority(),
                standard.screening(),
                standard.modelAssistance(),
                standard.auditorsSeeNames(),
                standard.gold());
    }

    /** The standard one with one annotator an item, measured on gold. */
    public static Policy gold(Policy.Gold gold) {
        Policy p = with(Policy.Consolidation.MAJORITY, Policy.Review.NONE, 1, 0);
        return new Policy(
                p.packageSize(),
                p.packagesPerLot(),
                p.maxOpenPackages(),
                p.overlap(),
                p.extraAnnotators(),
                p.agreementThreshold(),
                p.agreedShare(),
                p.review(),
                p.maxRounds(),
                p.consolidation(),
                p.inspection(),
                p.reservation(),
                p.dueAfter(),
                p.expiresAfter(),
                p.signaturesNeeded(),
                p.priority(),
                p.screening(),
                p.modelAssistance(),
                p.auditorsSeeNames(),
                gold);
    }
}
