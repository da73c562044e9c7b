package io.countersign.release;

import io.countersign.processes.RefusalDecision;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of a job's labels on its way to the customer.
 *
 * @param version from 1 within the job
 * @param items how many items it holds
 * @param manifest its canonical JSON (RFC 8785): what is signed
 * @param manifestSha256 of the manifest in UTF-8, in hexadecimal
 * @param bundleSha256 of the sealed file; null until then
 * @param refusalDecision what the owner decided after a refusal
 */
public record Release(
        long id,
        long jobId,
        int version,
        ReleaseState state,
        int items,
        String manifest,
        String manifestSha256,
        @Nullable String bundleSha256,
        Instant createdAt,
        @Nullable Instant sealedAt,
        @Nullable RefusalDecision refusalDecision,
        @Nullable String decisionReason) {}
