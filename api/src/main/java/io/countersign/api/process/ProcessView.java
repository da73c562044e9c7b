package io.countersign.api.process;

import io.countersign.process.Deployment;
import io.countersign.process.ProcessVersion;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The newest version of a process.
 *
 * @param running instances of it
 * @param deployedBy a name; null where it came with the application, as deployedAt and reason are then
 */
record ProcessView(
        String id,
        ProcessNames names,
        int version,
        long running,
        long incidents,
        @Nullable Instant deployedAt,
        @Nullable String deployedBy,
        @Nullable String reason) {

    static ProcessView of(ProcessVersion version, ProcessNames names) {
        Deployment by = version.deployment();
        return new ProcessView(
                version.deployed().processId(),
                names,
                version.deployed().version(),
                version.running(),
                version.incidents(),
                by == null ? null : by.askedAt(),
                by == null ? null : by.askedByName(),
                by == null ? null : by.reason());
    }
}
