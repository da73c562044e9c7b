package io.countersign.inspect;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a supplier does so that a fault that rejected a lot does not come again.
 *
 * @param responsible who of the supplier carries it out, in the supplier's words; null until answered
 * @param cause of the fault; null until answered
 * @param measure against it; null until answered
 * @param note of the owner's last decision; null before
 */
public record CorrectiveAction(
        long id,
        long jobId,
        long lotId,
        int lotNo,
        String supplier,
        CorrectiveActionState state,
        Instant openedAt,
        Instant dueAt,
        @Nullable String responsible,
        @Nullable String cause,
        @Nullable String measure,
        @Nullable String note) {}
