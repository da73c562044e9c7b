package io.countersign.release;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a sealed release is not to be used any more. Its signatures go on to say what was accepted when they were given.
 *
 * @param replacedBy version of the same job that is to be used instead, or null
 * @param person subject of whoever deprecated it
 */
public record Deprecation(
        long releaseId,
        String reason,
        @Nullable Integer replacedBy,
        String person,
        String organisation,
        Instant deprecatedAt) {}
