package io.countersign.paths;

import io.countersign.job.Policy;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Policies of small jobs: two items a package, one package a lot, two annotators and at most one more. */
final class Terms {
    static final Duration DUE = Policy.standard().dueAfter();
    static final Duration EXPIRES = Policy.standard().expiresAfter();
    static final Duration A_MINUTE = Duration.ofMinutes(1);

    private Terms() {}

    static Policy plain() {
        return of(Policy.Review.NONE, 1, 200, Policy.standard().agreementThreshold(), null);
    }

    static Policy reviewed() {
        return of(Policy.Review.OTHER_ORGANISATION, 2, 200, Policy.standard().agreementThreshold(), null);
    }

    static Policy oneOpenPackage() {
        return of(Policy.Review.NONE, 1, 1, Policy.standard().agreementThreshold(), null);
    }

    /** Two of three annotators are enough. */
    static Policy easilyAgreed() {
        return of(Policy.Review.NONE, 1, 200, 0.3, null);
    }

    static Policy assisted(String modelUrl) {
        return of(
                Policy.Review.NONE,
                1,
                200,
                Policy.standard().agreementThreshold(),
                new Policy.ModelAssistance(modelUrl, Duration.ofSeconds(10), true));
    }

    /** A supplier whose lot is rejected has to close its corrective action before its next one is inspected. */
    static Policy nextLotWaits() {
        Policy.Inspection usual = Policy.Inspection.DEFAULT;
        return plain().withInspection(new Policy.Inspection(
                usual.level(),
                usual.aql(),
                false,
                false,
                null,
                List.of(),
                new Policy.Corrective(Duration.ofDays(3), true)));
    }

    private static Policy of(
            Policy.Review review,
            int maxRounds,
            int maxOpenPackages,
            double agreementThreshold,
            Policy.@Nullable ModelAssistance model) {
        return Policy.standard()
                .with(policy -> policy.packageSize(2)
                        .packagesPerLot(1)
                        .maxOpenPackages(maxOpenPackages)
                        .agreementThreshold(agreementThreshold)
                        .review(review)
                        .maxRounds(maxRounds)
                        .dueAfter(DUE)
                        .expiresAfter(EXPIRES)
                        .modelAssistance(model));
    }
}
