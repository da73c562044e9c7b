package io.countersign.api.release;

import io.countersign.processes.RefusalDecision;
import io.countersign.release.Deprecation;
import io.countersign.release.Release;
import io.countersign.release.ReleaseState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A release, as the API shows it. */
record ReleaseView(
        String id,
        String jobId,
        int version,
        ReleaseState state,
        int items,
        String manifestSha256,
        @Nullable String bundleSha256,
        Instant createdAt,
        @Nullable Instant sealedAt,
        @Nullable RefusalDecision refusalDecision,
        @Nullable DeprecationView deprecation) {

    /**
     * That the release is not to be used any more.
     *
     * @param replacedBy version to use instead
     */
    record DeprecationView(String reason, @Nullable Integer replacedBy, String organisation, Instant deprecatedAt) {
        static @Nullable DeprecationView of(@Nullable Deprecation deprecation) {
            return deprecation == null
                    ? null
                    : new DeprecationView(
                            deprecation.reason(),
                            deprecation.replacedBy(),
                            deprecation.organisation(),
                            deprecation.deprecatedAt());
        }
    }

    static ReleaseView of(Release release, @Nullable Deprecation deprecation) {
        return new ReleaseView(
                String.valueOf(release.id()),
                String.valueOf(release.jobId()),
                release.version(),
                release.state(),
                release.items(),
                release.manifestSha256(),
                release.bundleSha256(),
                release.createdAt(),
                release.sealedAt(),
                release.refusalDecision(),
                DeprecationView.of(deprecation));
    }
}
