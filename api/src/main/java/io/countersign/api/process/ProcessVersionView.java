package io.countersign.api.process;

import io.countersign.process.Deployment;
import io.countersign.process.ProcessVersion;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** @param deployedBy a name; null where it came with the application */
record ProcessVersionView(
        int version,
        String key,
        long running,
        long incidents,
        @Nullable Instant deployedAt,
        @Nullable String deployedBy,
        @Nullable String confirmedBy,
        @Nullable String reason) {

    static ProcessVersionView of(ProcessVersion version) {
        Deployment by = version.deployment();
        return new ProcessVersionView(
                version.deployed().version(),
                String.valueOf(version.deployed().key()),
                version.running(),
                version.incidents(),
                by == null ? null : by.askedAt(),
                by == null ? null : by.askedByName(),
                by == null ? null : by.confirmedByName(),
                by == null ? null : by.reason());
    }
}
