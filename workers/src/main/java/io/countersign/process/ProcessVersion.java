package io.countersign.process;

import org.jspecify.annotations.Nullable;

/**
 * A version with how much goes on in it.
 *
 * @param deployment that brought it; null where it came with the application
 */
public record ProcessVersion(
        DeployedVersion deployed,
        long running,
        long incidents,
        @Nullable Deployment deployment) {}
