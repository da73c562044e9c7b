package io.countersign.api.release;

import io.countersign.processes.RefusalDecision;
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
        @Nullable RefusalDecision refusalDecision) {
    static ReleaseView of(Release release) {
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
                release.refusalDecision());
    }
}
